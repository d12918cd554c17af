from tests.permission_matrix import (
    INSIDE,
    NO_SUCH_METHOD,
    NOTHING,
    OPEN,
    SIGN_IN,
    Row,
    everybody,
    insiders,
    matrix_test,
)

READ_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
WRITE_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)

ROWS = [
    Row("coach:rules", insiders(), READ_ONLY, args=lambda cast: ["bridges"]),
    Row("coach:rule", insiders(), READ_ONLY, args=lambda cast: ["bridges", "addict"]),
    Row(
        "coach:wrong",
        WRITE_ONLY,
        everybody(NOTHING, visitor=SIGN_IN) | dict.fromkeys(INSIDE, OPEN),
        args=lambda cast: ["bridges", "addict"],
    ),
]

test_permissions = matrix_test(ROWS)
