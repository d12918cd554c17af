from holdspace.conversations import kinds
from tests.conversations.two_people import a_thread, headed
from tests.permission_matrix import NO_SUCH_METHOD, Row, everybody, insiders, matrix_test, only


def prepare(cast):
    kinds._kinds.setdefault("thing", headed)
    cast.things["thread"] = a_thread(cast.community, cast.memberships["member"], cast.memberships["host"])


def thread(cast):
    return ["bridges", cast.things["thread"].pk]


def message(cast, kind):
    return {"words": "Thursday would do.", "once": "0" * 32}


NO_READ = everybody(NO_SUCH_METHOD, visitor="sign in")
ROWS = [
    Row("conversations:threads", insiders(), args=lambda cast: ["bridges"]),
    Row(
        "conversations:thread",
        only("member", "host"),
        only("member", "host"),
        args=thread,
        data=message,
    ),
    Row("conversations:draft", NO_READ, only("member", "host"), args=thread, data=message),
]

test_permissions = matrix_test(ROWS, prepare)
