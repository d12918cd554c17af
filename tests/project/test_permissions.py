from tests.permission_matrix import NO_SUCH_METHOD, OPEN, Row, everybody, matrix_test

ROWS = [
    Row(address, everybody(OPEN), everybody(NO_SUCH_METHOD))
    for address in ("project:healthz", "project:live", "project:ready")
]
test_permissions = matrix_test(ROWS)
