from tests.permission_matrix import Row, insiders, matrix_test, only

ROWS = [
    Row("gifts:rhythm", insiders(), args=lambda cast: ["bridges"]),
    Row("gifts:spread", only("steward"), args=lambda cast: ["bridges"]),
]

test_permissions = matrix_test(ROWS)
