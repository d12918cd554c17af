from tests.permission_matrix import NO_SUCH_METHOD, REFUSED, SIGN_IN, Row, everybody, insiders, matrix_test
from tests.resources.made import LINK, a_resource


def prepare(cast):
    """The member gave something."""
    cast.things["resource"] = a_resource(cast.memberships["member"])


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
]

test_permissions = matrix_test(ROWS, prepare)
