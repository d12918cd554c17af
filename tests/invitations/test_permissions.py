from datetime import UTC, datetime, timedelta

from holdspace.communities.states import Role
from holdspace.invitations.models import Invitation, Need
from tests.people_and_places import AT, a_member
from tests.permission_matrix import NO_SUCH_METHOD, OPEN, SIGN_IN, Row, everybody, insiders, matrix_test, only
from tests.sharing.made import a_share

POST_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)


def bridges(cast):
    return ["bridges"]


HOUR_FIELDS = {"from-0": "09:00", "until-0": "17:00", "stands_in": ""}


def prepare(cast):
    """One share, handed out by the tick before anybody looks; every member but its sharer may be invited."""
    share = a_share(cast.memberships["newcomer"], at=AT)
    need = Need.objects.get(about_id=share.pk)
    member, other = cast.memberships["member"], a_member(cast.community, "Hal", Role.HOST)
    cast.things |= {"need": need, "other host": other}
    cast.things["invitation"] = Invitation.objects.create(
        need=need, membership=member, why="room", sent_at=AT, until=AT + timedelta(hours=8)
    )


def of_mo(cast):
    return ["bridges", cast.things["invitation"].pk]


def to_hal(cast):
    return ["bridges", cast.things["need"].pk, cast.things["other host"].pk]


def hal(cast):
    return ["bridges", cast.things["other host"].pk]


ROWS = [
    Row("invitations:capacity", insiders(), insiders(), args=bridges, data=lambda cast, kind: {"holds": "low"}),
    Row(
        "invitations:how_often",
        POST_ONLY,
        insiders(),
        args=bridges,
        data=lambda cast, kind: {"a_week": "2", "often": "1"},
    ),
    Row("invitations:fold", POST_ONLY, insiders(), args=bridges, data=lambda cast, kind: {"folds": "on"}),
    Row("invitations:rest", POST_ONLY, insiders(), args=bridges),
    Row("invitations:back", POST_ONLY, insiders(), args=bridges),
    Row("invitations:known", insiders(), everybody(NO_SUCH_METHOD, visitor=SIGN_IN), args=bridges),
    Row("invitations:known_of_mine", everybody(OPEN, visitor=SIGN_IN)),
    Row("invitations:forget", POST_ONLY, insiders(), args=bridges),
    Row("invitations:open", POST_ONLY, only("member"), args=of_mo),
    Row("invitations:not_today", POST_ONLY, only("member"), args=of_mo),
    Row("invitations:hosting", only("host", "steward"), everybody(NO_SUCH_METHOD, visitor=SIGN_IN), args=bridges),
    Row("invitations:compared", only("host", "steward"), everybody(NO_SUCH_METHOD, visitor=SIGN_IN), args=bridges),
    Row("invitations:hours", only("host"), only("host"), args=bridges, data=lambda cast, kind: HOUR_FIELDS),
    Row(
        "invitations:rest_together",
        POST_ONLY,
        only("steward"),
        args=bridges,
        data=lambda cast, kind: {"until": str((datetime.now(UTC) + timedelta(days=20)).date())},
    ),
    Row("invitations:back_together", POST_ONLY, only("steward"), args=bridges),
    Row("invitations:hand_over", POST_ONLY, only("host"), args=to_hal),
    Row("invitations:private_word", POST_ONLY, only("steward"), args=hal),
]
test_permissions = matrix_test(ROWS, prepare)
