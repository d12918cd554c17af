"""Who may open the bank of situations."""

from tests.permission_matrix import NO_SUCH_METHOD, NOTHING, SIGN_IN, Row, everybody, matrix_test, only
from tests.scenarios.test_bank import KEY, TEXTS, write

STEWARDS, READERS = only("steward"), only("reviewer", "steward")


def prepare(cast):
    write(cast.memberships["steward"])


def bridges(cast):
    return ["bridges"]


def shipped(cast):
    return ["bridges", "credit-taken"]


def own(cast):
    return ["bridges", "own-the-key-to-the-room"]


def texts(cast, kind):
    return TEXTS | {"once": KEY}


ROWS = [
    Row("scenarios:bank", READERS, everybody(NO_SUCH_METHOD, visitor=SIGN_IN), args=bridges),
    Row("scenarios:one", READERS, STEWARDS, args=shipped, data=lambda cast, kind: {"do": "retire"}),
    Row("scenarios:one", everybody(NOTHING, visitor=SIGN_IN), args=lambda cast: ["bridges", "nothing-like-it"]),
    Row("scenarios:write", STEWARDS, STEWARDS, args=bridges, data=texts),
    Row("scenarios:change", STEWARDS, STEWARDS, args=own, data=texts),
    Row("scenarios:change", everybody(NOTHING, visitor=SIGN_IN), args=shipped),
]
test_permissions = matrix_test(ROWS, prepare)
