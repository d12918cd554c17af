"""Who may open what of the community's own pages."""

from holdspace.communities.actions import ask_in
from tests.people_and_places import AT
from tests.permission_matrix import NO_SUCH_METHOD, OPEN, Row, everybody, insiders, matrix_test, only
from tests.sharing.made import a_circle


def _slug(cast):
    return ["bridges"]


def _member(cast):
    return ["bridges", cast.memberships["member"].pk]


def prepare(cast):
    """A circle of the member and the host, which the newcomer is asked into."""
    circle = cast.things["circle"] = a_circle(cast.memberships["member"], cast.memberships["host"])
    ask_in(
        circle=circle,
        membership=cast.memberships["member"],
        other=cast.memberships["newcomer"],
        by=cast.people["member"],
        at=AT,
    )


def _circle(cast):
    return ["bridges", cast.things["circle"].pk]


def _new_circle(cast, kind):
    return {"name": "Tuesday", "is_for": "To breathe out together.", "once": "0" * 32}


def _somebody(cast, kind):
    return {"person": str(cast.memberships["reviewer"].pk)}


POST_ONLY = everybody(NO_SUCH_METHOD, visitor="sign in")

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
    Row("communities:circles", read=insiders(), write=insiders(), args=_slug, data=_new_circle),
    Row("communities:ask", read=only("member", "host"), write=only("member", "host"), args=_circle, data=_somebody),
    # In it already, or asked: to everybody else there is no such circle.
    Row("communities:come_in", read=POST_ONLY, write=only("newcomer", "member", "host"), args=_circle),
    Row("communities:decline", read=POST_ONLY, write=only("newcomer", "member", "host"), args=_circle),
    Row("communities:leave_circle", read=only("member", "host"), write=only("member", "host"), args=_circle),
]
test_permissions = matrix_test(ROWS, prepare)
