import pytest

from holdspace.conversations import kinds
from holdspace.conversations.actions import introduce
from holdspace.conversations.models import Message
from tests.conversations.two_people import a_thread, first_words, headed
from tests.people_and_places import AT
from tests.permission_matrix import NO_SUCH_METHOD, NOTHING, Row, everybody, insiders, matrix_test, only

pytestmark = pytest.mark.slow


def prepare(cast):
    kinds._kinds.setdefault("thing", headed)
    cast.things["asked"] = first_words(cast.memberships["member"], cast.memberships["resting"])
    cast.things["message"] = Message.objects.get()
    mo, hope, stella = (cast.memberships[kind] for kind in ("member", "host", "steward"))
    a_thread(hope, mo, stella)
    cast.things["thread"] = a_thread(cast.community, cast.memberships["member"], cast.memberships["host"])
    cast.things["introduction"] = introduce(
        membership=mo,
        one=hope,
        other=stella,
        line_to_one="You both sing.",
        line_to_other="You both sing.",
        stays=False,
        by=mo.person,
        at=AT,
    )


def introduction(cast):
    return ["bridges", cast.things["introduction"].pk]


def thread(cast):
    return ["bridges", cast.things["thread"].pk]


def message(cast, kind):
    return {"words": "Thursday would do.", "once": "0" * 32}


def asked(cast):
    return ["bridges", cast.things["asked"].pk]


def first(cast):
    return [*asked(cast), cast.things["message"].pk]


NO_READ = everybody(NO_SUCH_METHOD, visitor="sign in")
NO_WRITE = everybody(NO_SUCH_METHOD, visitor="sign in")
TO_A_HOST = insiders(host=NOTHING)  # nobody writes to themself
ROWS = [
    Row("conversations:threads", insiders(), args=lambda cast: ["bridges"]),
    Row("conversations:questions", insiders(), args=lambda cast: ["bridges"]),
    Row(
        "conversations:limits",
        only("steward"),
        only("steward"),
        args=lambda cast: ["bridges"],
        data=lambda cast, kind: {"newcomers_a_week": "3"},
    ),
    Row(
        "conversations:write_to",
        TO_A_HOST,
        TO_A_HOST,
        args=lambda cast: ["bridges", cast.memberships["host"].pk],
        data=message,
    ),
    Row(
        "conversations:keep_first",
        NO_READ,
        TO_A_HOST,
        args=lambda cast: ["bridges", cast.memberships["host"].pk],
        data=message,
    ),
    Row("conversations:begun", insiders(), args=lambda cast: ["bridges"]),
    Row("conversations:thread", only("member", "host"), only("member", "host"), args=thread, data=message),
    Row("conversations:thread", only("member", "resting"), only("member", "resting"), args=asked, data=message),
    Row("conversations:draft", NO_READ, only("member", "host"), args=thread, data=message),
    Row("conversations:new", only("member", "host"), NO_WRITE, args=thread),
    Row("conversations:take_along", only("member", "host"), NO_WRITE, args=thread),
    Row(
        "conversations:looks",
        NO_READ,
        only("member", "host"),
        args=thread,
        data=lambda cast, kind: {"shows": "yes"},
    ),
    Row(
        "conversations:answer",
        NO_READ,
        only("member", "resting"),
        args=asked,
        data=lambda cast, kind: {"answer": "yes"},
    ),
    Row("conversations:introductions", insiders(), insiders(), args=lambda cast: ["bridges"]),
    Row(
        "conversations:introduction",
        only("member", "host", "steward"),
        everybody(NO_SUCH_METHOD, visitor="sign in"),
        args=introduction,
    ),
    Row(
        "conversations:answer_introduction",
        NO_READ,
        only("host", "steward", member="refused"),
        args=introduction,
        data=lambda cast, kind: {"answer": "yes"},
    ),
    Row(
        "conversations:take_introduction_back",
        NO_READ,
        only("member", host="refused", steward="refused"),
        args=introduction,
    ),
    Row("conversations:message", only("member"), only("member"), args=first, data=message),
    Row("conversations:take_back", NO_READ, only("member"), args=first),
]

test_permissions = matrix_test(ROWS, prepare)
