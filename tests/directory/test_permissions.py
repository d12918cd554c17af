"""Who may open what of the people's pages."""

from tests.permission_matrix import NO_SUCH_METHOD, SIGN_IN, Row, everybody, insiders, matrix_test


def _slug(cast):
    return ["bridges"]


def _member(cast):
    return ["bridges", cast.memberships["member"].pk]


ROWS = [
    Row("directory:people", read=insiders(), args=_slug),
    Row("directory:person", read=insiders(), args=_member),
    Row("directory:edit", read=insiders(), write=insiders(), args=_slug),
    Row("directory:face", read=everybody(NO_SUCH_METHOD, visitor=SIGN_IN), write=insiders(), args=_slug),
    Row("directory:no_face", read=everybody(NO_SUCH_METHOD, visitor=SIGN_IN), write=insiders(), args=_slug),
]
test_permissions = matrix_test(ROWS)
