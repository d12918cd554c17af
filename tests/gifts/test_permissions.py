from tests.permission_matrix import NO_SUCH_METHOD, SIGN_IN, Row, everybody, insiders, matrix_test, only

NO_READ = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
ROWS = [
    Row("gifts:rhythm", insiders(), args=lambda cast: ["bridges"]),
    Row("gifts:not_now", NO_READ, insiders(), args=lambda cast: ["bridges"]),
    Row("gifts:questions", NO_READ, insiders(), args=lambda cast: ["bridges"]),
    Row("gifts:spread", only("steward"), args=lambda cast: ["bridges"]),
]

test_permissions = matrix_test(ROWS)
