from datetime import UTC, datetime

from holdspace.rounds.actions import open_round, propose_thanks
from tests.people_and_places import AT
from tests.permission_matrix import NO_SUCH_METHOD, REFUSED, SIGN_IN, Row, everybody, insiders, matrix_test, only
from tests.sharing.made import a_share

POST_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
GET_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)


def prepare(cast):
    host, member = cast.memberships["host"], cast.memberships["member"]
    cast.things["round"] = open_round(membership=host, share=a_share(host), by=host.person, at=AT)
    cast.things["thanks"] = propose_thanks(
        membership=host, whom=member, words="For it.", by=host.person, at=datetime.now(UTC)
    )


def bridges(cast):
    return ["bridges"]


def the_round(cast):
    return ["bridges", cast.things["round"].pk]


def to_reviewer(cast):
    return ["bridges", cast.memberships["reviewer"].pk]


def the_thanks(cast):
    return ["bridges", cast.things["thanks"].pk]


# Whom it is for decides; to the matrix's clock the thirty days are over or not, so it is proposed just now.
DECIDES = only("member", host=REFUSED)
ROWS = [
    Row("rounds:rounds", insiders(), GET_ONLY, args=bridges),
    # Without a share nothing happens; with somebody else's there is no such thing (see test_views).
    Row("rounds:begin", POST_ONLY, insiders(), args=bridges),
    Row("rounds:put", POST_ONLY, insiders(), args=the_round),
    # Everybody reads the question; a form that a member sends comes back and says who chooses it.
    Row("rounds:question", insiders(), insiders(), args=bridges),
    Row("rounds:celebrations", insiders(), GET_ONLY, args=bridges),
    Row("rounds:thank", insiders(), insiders(), args=to_reviewer),
    Row("rounds:decide", POST_ONLY, DECIDES, args=the_thanks),
    Row("rounds:take_back", POST_ONLY, only("host", "member"), args=the_thanks),
]
test_permissions = matrix_test(ROWS, prepare)
