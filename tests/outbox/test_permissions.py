from holdspace.outbox.tokens import stop_token
from tests.permission_matrix import NO_SUCH_METHOD, NOTHING, OPEN, SIGN_IN, Row, everybody, matrix_test

WAYS = {"quiet_begins": "21:00", "quiet_ends": "08:00"}


def of_member(cast):
    return [stop_token(person_id=cast.people["member"].pk, kind="digest")]


def altered(cast):
    return ["made-up:by-somebody"]


ROWS = [
    Row("outbox:notices", everybody(OPEN, visitor=SIGN_IN), everybody(NO_SUCH_METHOD)),
    Row(
        "outbox:preferences",
        everybody(OPEN, visitor=SIGN_IN),
        everybody(OPEN, visitor=SIGN_IN),
        data=lambda cast, kind: WAYS,
    ),
    # The token is the permission: whoever holds the mail may end it.
    Row("outbox:stop", everybody(OPEN), everybody(OPEN), args=of_member),
    Row("outbox:stop", everybody(NOTHING), everybody(NOTHING), args=altered),
]
test_permissions = matrix_test(ROWS)
