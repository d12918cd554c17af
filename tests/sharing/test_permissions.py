import pytest

from holdspace.sharing.actions import mute_note, mute_person
from tests.people_and_places import AT
from tests.permission_matrix import (
    NO_SUCH_METHOD,
    NOTHING,
    REFUSED,
    SIGN_IN,
    Row,
    everybody,
    insiders,
    matrix_test,
    only,
)
from tests.sharing.made import a_circle, a_share, words

pytestmark = pytest.mark.slow

POST_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
GET_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
SHARER_FINDS = only("member")
SHARER_ALONE = insiders(**dict.fromkeys(["newcomer", "resting", "reviewer", "host", "steward"], REFUSED))


def prepare(cast):
    cast.things["share"] = a_share(cast.memberships["member"], at=AT)
    cast.things["circle"] = a_circle(cast.memberships["member"], cast.memberships["host"])
    host, member = cast.memberships["host"], cast.memberships["member"]
    cast.things["mute"] = mute_person(membership=host, whom_id=member.person_id, days=7, by=host.person, at=AT)
    cast.things["note mute"] = mute_note(membership=host, note="grief", days=7, by=host.person, at=AT)
    cast.things["answer"] = words(cast.things["share"], cast.memberships["reviewer"])


def bridges(cast):
    return ["bridges"]


def of_member(cast):
    return ["bridges", cast.things["share"].pk]


def answer_of_reviewer(cast):
    return ["bridges", cast.things["share"].pk, cast.things["answer"].pk]


def mute_of_host(cast):
    return ["bridges", cast.things["mute"].pk]


def note_mute_of_host(cast):
    return ["bridges", cast.things["note mute"].pk]


def share(cast, kind):
    return {
        "text": "Something true and small enough.",
        "level": "low",
        "hope": "heard",
        "audience": "everybody",
        "once": "0" * 32,
    }


def answer(cast, kind):
    return {"text": "I know it.", "once": "0" * 32}


ROWS = [
    Row("sharing:shares", insiders(), GET_ONLY, args=bridges),
    Row("sharing:write", insiders(), insiders(), args=bridges, data=share),
    Row("sharing:keep", POST_ONLY, insiders(), args=bridges, data=share),
    Row("sharing:drop", POST_ONLY, insiders(), args=bridges),
    Row("sharing:notes", insiders(), GET_ONLY, args=bridges),
    Row("sharing:share", insiders(), GET_ONLY, args=of_member),
    # Not one's own, and not twice: the form comes back and says so.
    Row("sharing:answer", POST_ONLY, insiders(), args=of_member, data=answer),
    # To everybody but whoever gave it there is no such answer.
    Row(
        "sharing:take_back",
        POST_ONLY,
        everybody(NOTHING, visitor=SIGN_IN, reviewer="open"),
        args=answer_of_reviewer,
    ),
    # Something back is said by the sharer: to everybody else there is no such answer.
    Row("sharing:reply", SHARER_FINDS, SHARER_FINDS, args=answer_of_reviewer, data=answer),
    Row("sharing:reply_back", POST_ONLY, SHARER_FINDS, args=answer_of_reviewer),
    Row("sharing:mine", insiders(), GET_ONLY, args=bridges),
    Row("sharing:hold", POST_ONLY, insiders(), args=bridges, data=lambda cast, kind: {"holds": "medium"}),
    Row("sharing:muted", insiders(), GET_ONLY, args=bridges),
    Row("sharing:mute", POST_ONLY, insiders(), args=of_member, data=lambda cast, kind: {}),
    # A mute is one's own: to everybody else there is no such thing.
    Row("sharing:lift", POST_ONLY, only("host"), args=mute_of_host),
    Row("sharing:mute_note", POST_ONLY, insiders(), args=of_member, data=lambda cast, kind: {"days": "7"}),
    Row("sharing:lift_note", POST_ONLY, only("host"), args=note_mute_of_host),
    Row("sharing:close", POST_ONLY, SHARER_ALONE, args=of_member),
    Row("sharing:alone", POST_ONLY, SHARER_ALONE, args=of_member),
    Row("sharing:heard", POST_ONLY, SHARER_ALONE, args=of_member),
    Row("sharing:reword", SHARER_ALONE, SHARER_ALONE, args=of_member, data=share),
    Row("sharing:picture", SHARER_ALONE, SHARER_ALONE, args=of_member, data=lambda cast, kind: {}),
    Row("sharing:no_picture", POST_ONLY, SHARER_ALONE, args=of_member),
    Row("sharing:stay", POST_ONLY, SHARER_ALONE, args=of_member, data=lambda cast, kind: {"days": "30"}),
    Row(
        "sharing:let_go",
        POST_ONLY,
        SHARER_ALONE,
        args=of_member,
    ),
    Row("sharing:circle", only("member", "host"), GET_ONLY, args=lambda cast: ["bridges", cast.things["circle"].pk]),
]
test_permissions = matrix_test(ROWS, prepare)
