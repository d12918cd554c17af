"""Who may open what of the pages where a person arrives."""

from tests.permission_matrix import NO_SUCH_METHOD, OPEN, SIGN_IN, Row, everybody, insiders, matrix_test, only


def _slug(cast):
    return ["bridges"]


ROWS = [
    Row("home:root", read=everybody(OPEN)),
    Row("home:door", read=everybody(OPEN), args=_slug),
    Row("home:today", read=insiders(), args=_slug),
    Row(
        "home:not_now",
        read=everybody(NO_SUCH_METHOD, visitor=SIGN_IN),
        write=insiders(),
        args=_slug,
        data=lambda cast, kind: {"about": "nothing", "number": "1"},
    ),
    Row("home:find", read=insiders(), args=_slug),
    Row("home:stewardship", read=only("steward"), args=_slug),
    Row("home:power_record", read=insiders(), args=_slug),
]
test_permissions = matrix_test(ROWS)
