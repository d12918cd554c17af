from holdspace.communities.states import Role
from holdspace.lifelines.actions import add_line, ask_to_be_there
from tests.people_and_places import AT, a_member
from tests.permission_matrix import NO_SUCH_METHOD, NOTHING, OPEN, SIGN_IN, Row, everybody, insiders, matrix_test, only

POST_ONLY = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
GET_ONLY = everybody(NO_SUCH_METHOD)


def prepare(cast):
    member, host = cast.memberships["member"], cast.memberships["host"]
    cast.things["trusted"] = ask_to_be_there(membership=member, whom=host, sentence="Hello", by=member.person, at=AT)
    sam = a_member(cast.community, "Sam", Role.STEWARD)
    cast.things["line"] = add_line(membership=sam, kind="crisis", name="A", reach="B", by=sam.person, at=AT)


def bridges(cast):
    return ["bridges"]


def row(cast):
    return ["bridges", cast.things["trusted"].pk]


def line(cast):
    return ["bridges", cast.things["line"].pk]


BOTH = only("member", "host")
ROWS = [
    Row("lifelines:not_ok", everybody(OPEN), GET_ONLY),
    Row("lifelines:not_ok_here", everybody(OPEN), GET_ONLY, args=bridges),
    Row("lifelines:who_reads", everybody(OPEN), GET_ONLY, args=bridges),
    Row("lifelines:reach", POST_ONLY, insiders(), args=bridges),
    Row("lifelines:trusted", insiders(), insiders(), args=bridges),
    # Between two people: to everybody else there is no such thing, and the one who asked cannot say yes for the other.
    Row("lifelines:say_yes", POST_ONLY, BOTH | {"member": "refused"}, args=row),
    Row("lifelines:end", POST_ONLY, BOTH, args=row),
    Row("lifelines:lines", only("steward"), only("steward"), args=bridges),
    Row("lifelines:take_away", POST_ONLY, only("steward"), args=line),
]
assert NOTHING in BOTH.values()
test_permissions = matrix_test(ROWS, prepare)
