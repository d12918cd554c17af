from datetime import UTC, datetime

from tests.exchange.asked import a_done_exchange, an_ask, an_exchange, an_offer
from tests.permission_matrix import NO_SUCH_METHOD, SIGN_IN, Row, everybody, insiders, matrix_test, only


def prepare(cast):
    """The member asks; the host has offered; with the newcomer the member carries something through."""
    asker, giver = cast.memberships["member"], cast.memberships["host"]
    cast.things["ask"] = an_ask(asker)
    cast.things["offer"] = an_offer(cast.things["ask"], giver)
    cast.things["exchange"] = an_exchange(asker, cast.memberships["newcomer"], title="Forms")
    cast.things["finished"] = a_done_exchange(asker, cast.memberships["newcomer"], title="Chairs", at=datetime.now(UTC))


def ask(cast):
    return ["bridges", cast.things["ask"].pk]


def offer(cast):
    return ["bridges", cast.things["offer"].pk]


def exchange(cast):
    return ["bridges", cast.things["exchange"].pk]


def finished(cast):
    return ["bridges", cast.things["finished"].pk]


def here(cast):
    return ["bridges"]


def words(cast, kind):
    return {"words": "Mine is free.", "once": "0" * 32}


def new_ask(cast, kind):
    return {"kind": "help", "title": "Forms", "words": "Thirty of them.", "good_days": "30", "once": "0" * 32}


NO_READ = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
ROWS = [
    Row("exchange:board", insiders(), args=here),
    Row("exchange:mine", insiders(), args=here),
    Row("exchange:write", insiders(), insiders(), args=here, data=new_ask),
    Row("exchange:draft", NO_READ, insiders(), args=here, data=new_ask),
    Row("exchange:ask", insiders(), args=ask),
    Row("exchange:offer", NO_READ, insiders(), args=ask, data=words),
    Row("exchange:extend", NO_READ, only("member"), args=ask),
    Row("exchange:let_go", NO_READ, only("member"), args=ask),
    Row("exchange:not_today", NO_READ, insiders(), args=ask),
    Row("exchange:say_yes", NO_READ, only("member"), args=offer),
    Row("exchange:not_this_one", NO_READ, only("member"), args=offer, data=words),
    Row("exchange:take_back", NO_READ, only("host"), args=offer),
    Row("exchange:done", NO_READ, only("member", "newcomer"), args=exchange),
    Row("exchange:thank", NO_READ, only("member"), args=exchange, data=words),
    Row("exchange:mistaken", NO_READ, only("member", "newcomer"), args=finished),
    Row("exchange:end", NO_READ, only("member", "newcomer"), args=exchange),
]

test_permissions = matrix_test(ROWS, prepare)
