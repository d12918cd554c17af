from tests.exchange.asked import an_ask
from tests.people_and_places import AT
from tests.permission_matrix import NO_SUCH_METHOD, REFUSED, SIGN_IN, Row, everybody, insiders, matrix_test, only
from tests.resources.made import LINK, a_collection, a_resource, a_taking


def prepare(cast):
    """The member gave something; the host took something of theirs, and something else has helped them. The member
    keeps a collection, and the steward asks for something."""
    from holdspace.resources.actions import say_it_helped

    member, host = cast.memberships["member"], cast.memberships["host"]
    cast.things["resource"] = a_resource(member)
    cast.things["taking"] = a_taking(member, host)
    cast.things["helped"] = say_it_helped(taking=a_taking(member, host), by=host.person, at=AT)
    cast.things["collection"] = a_collection(member, cast.things["resource"])
    cast.things["ask"] = an_ask(cast.memberships["steward"])


def collection(cast):
    return ["bridges", cast.things["collection"].pk]


def of_ask(cast):
    return ["bridges", cast.things["ask"].pk]


def named(cast, kind):
    return {"title": "A collection", "once": "3" * 32}


def into(cast, kind):
    return {"collection": cast.things["collection"].pk}


def out_of(cast, kind):
    return {"resource": cast.things["resource"].pk}


def for_ask(cast, kind):
    return {"resource": cast.things["resource"].pk, "words": "Perhaps this.", "once": "4" * 32}


def taking(cast):
    return ["bridges", cast.things["taking"].pk]


def helped(cast):
    return ["bridges", cast.things["helped"].pk]


def answer(cast, kind):
    return {"answer": "not_for_me", "once": "1" * 32}


def resource(cast):
    return ["bridges", cast.things["resource"].pk]


def here(cast):
    return ["bridges"]


def said(cast, kind):
    given = {"kind": "link", "title": "A link", "topic": "trauma", "licence": "cc-by", "link": LINK}
    return given | {"once": "0" * 32}


def of_giver():
    """The others see it, and cannot move it."""
    return insiders(**dict.fromkeys(("newcomer", "resting", "reviewer", "host", "steward"), REFUSED))


NO_READ = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
ROWS = [
    Row("resources:shelf", insiders(), args=here),
    Row("resources:mine", insiders(), args=here),
    Row("resources:give", insiders(), insiders(), args=here, data=said),
    Row("resources:resource", insiders(), args=resource),
    Row("resources:change", of_giver(), of_giver(), args=resource, data=said),
    Row("resources:take_back", NO_READ, of_giver(), args=resource),
    Row("resources:taken", insiders(), args=here),
    Row("resources:take", NO_READ, insiders(member=REFUSED), args=resource),
    Row("resources:how", NO_READ, only("host"), args=taking, data=answer),
    Row("resources:not_after_all", NO_READ, only("host"), args=helped),
    Row("resources:put_back", NO_READ, only("host"), args=taking),
    Row("resources:collections", insiders(), args=here),
    Row("resources:make_collection", insiders(), insiders(), args=here, data=named),
    Row("resources:collection", insiders(), args=collection),
    Row("resources:change_collection", of_giver(), of_giver(), args=collection, data=named),
    Row("resources:let_go_collection", NO_READ, of_giver(), args=collection),
    Row("resources:leave_out", NO_READ, of_giver(), args=collection, data=out_of),
    Row("resources:gather", insiders(), of_giver(), args=resource, data=into),
    Row("resources:for_ask", insiders(), insiders(), args=of_ask, data=for_ask),
]

test_permissions = matrix_test(ROWS, prepare)
