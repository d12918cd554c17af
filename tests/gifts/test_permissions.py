from tests.permission_matrix import Row, insiders, matrix_test

ROWS = [Row("gifts:rhythm", insiders(), args=lambda cast: ["bridges"])]

test_permissions = matrix_test(ROWS)
