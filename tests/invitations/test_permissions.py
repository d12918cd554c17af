from tests.permission_matrix import NO_SUCH_METHOD, SIGN_IN, Row, everybody, insiders, matrix_test

POST_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)


def bridges(cast):
    return ["bridges"]


ROWS = [
    Row("invitations:capacity", insiders(), insiders(), args=bridges, data=lambda cast, kind: {"holds": "low"}),
    Row("invitations:rest", POST_ONLY, insiders(), args=bridges),
    Row("invitations:back", POST_ONLY, insiders(), args=bridges),
]
test_permissions = matrix_test(ROWS)
