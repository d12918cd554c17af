"""Who may open what of the community's own pages."""

from tests.permission_matrix import NO_SUCH_METHOD, OPEN, Row, everybody, insiders, matrix_test, only


def _slug(cast):
    return ["bridges"]


def _member(cast):
    return ["bridges", cast.memberships["member"].pk]


ROWS = [
    Row("communities:charter", read=everybody(OPEN), args=_slug),
    Row("communities:affirm", read=insiders(), write=insiders(), args=_slug),
    Row("communities:members", read=only("steward"), args=_slug),
    Row(
        "communities:change_role",
        read=everybody(NO_SUCH_METHOD, visitor="sign in"),
        write=only("steward"),
        args=_member,
        data=lambda cast, kind: {"role": "host", "held": "yes"},
    ),
    Row("communities:leave", read=insiders(), write=insiders(), args=_slug),
]
test_permissions = matrix_test(ROWS)
