from datetime import UTC, datetime

import pytest

from holdspace.exchange.actions import answer_not_this_one, pause_standing
from tests.exchange.asked import a_done_exchange, a_standing_offer, an_ask, an_exchange, an_offer
from tests.people_and_places import AT
from tests.permission_matrix import NO_SUCH_METHOD, REFUSED, SIGN_IN, Row, everybody, insiders, matrix_test, only

pytestmark = pytest.mark.slow


def prepare(cast):
    """The member asks; the host has offered; with the newcomer the member carries something through."""
    asker, giver = cast.memberships["member"], cast.memberships["host"]
    cast.things["ask"] = an_ask(asker)
    cast.things["offer"] = an_offer(cast.things["ask"], giver)
    cast.things["answered"] = an_offer(an_ask(asker, title="Ink"), giver)
    answer_not_this_one(offer=cast.things["answered"], words="Thank you.", by=asker.person, at=AT)
    cast.things["exchange"] = an_exchange(asker, cast.memberships["newcomer"], title="Forms")
    cast.things["standing"] = a_standing_offer(asker, at=datetime.now(UTC))
    cast.things["paused"] = a_standing_offer(asker, at=datetime.now(UTC))
    pause_standing(standing=cast.things["paused"], by=asker.person, at=datetime.now(UTC))
    cast.things["finished"] = a_done_exchange(asker, cast.memberships["newcomer"], title="Chairs", at=datetime.now(UTC))


def ask(cast):
    return ["bridges", cast.things["ask"].pk]


def offer(cast):
    return ["bridges", cast.things["offer"].pk]


def answered(cast):
    return ["bridges", cast.things["answered"].pk]


def exchange(cast):
    return ["bridges", cast.things["exchange"].pk]


def finished(cast):
    return ["bridges", cast.things["finished"].pk]


def standing(cast):
    return ["bridges", cast.things["standing"].pk]


def paused(cast):
    return ["bridges", cast.things["paused"].pk]


def places(cast, kind):
    return {"places": "3", "once": "0" * 32}


def new_words(cast, kind):
    return {"title": "Forms", "words": "Thirty of them.", "once": "0" * 32}


def new_standing(cast, kind):
    return new_ask(cast, kind) | {"places": "2"}


def here(cast):
    return ["bridges"]


def words(cast, kind):
    return {"words": "Mine is free.", "once": "0" * 32}


def new_ask(cast, kind):
    return {"kind": "help", "title": "Forms", "words": "Thirty of them.", "good_days": "30", "once": "0" * 32}


def named(cast, kind):
    return {"to": cast.memberships["reviewer"].pk, "once": "0" * 32}


NOT_THE_ASKER = insiders(member=REFUSED)
NO_READ = everybody(NO_SUCH_METHOD, visitor=SIGN_IN)
ROWS = [
    Row("exchange:board", insiders(), args=here),
    Row("exchange:mine", insiders(), args=here),
    Row("exchange:write", insiders(), insiders(), args=here, data=new_ask),
    Row("exchange:draft", NO_READ, insiders(), args=here, data=new_ask),
    Row("exchange:standing_offers", insiders(), args=here),
    Row("exchange:offer_standing", insiders(), insiders(), args=here, data=new_standing),
    Row("exchange:standing_draft", NO_READ, insiders(), args=here, data=new_words),
    Row("exchange:standing", insiders(), args=standing),
    Row("exchange:take_place", NO_READ, insiders(), args=standing),
    Row("exchange:reword_standing", only("member"), only("member"), args=standing, data=new_words),
    Row("exchange:change_places", NO_READ, only("member"), args=standing, data=places),
    Row("exchange:confirm_standing", NO_READ, only("member"), args=standing),
    Row("exchange:pause_standing", NO_READ, only("member"), args=standing),
    Row("exchange:resume_standing", NO_READ, only("member"), args=paused),
    Row("exchange:end_standing", NO_READ, only("member"), args=standing),
    Row("exchange:ask", insiders(), args=ask),
    Row("exchange:offer", NO_READ, insiders(), args=ask, data=words),
    Row("exchange:extend", NO_READ, only("member"), args=ask),
    Row("exchange:let_go", NO_READ, only("member"), args=ask),
    Row("exchange:pass_on", NOT_THE_ASKER, NOT_THE_ASKER, args=ask, data=named),
    Row("exchange:not_today", NO_READ, insiders(), args=ask),
    Row("exchange:say_yes", NO_READ, only("member"), args=offer),
    Row("exchange:not_this_one", NO_READ, only("member"), args=offer, data=words),
    Row("exchange:thank_for_answer", NO_READ, only("host"), args=answered),
    Row("exchange:take_back", NO_READ, only("host"), args=offer),
    Row("exchange:done", NO_READ, only("member", "newcomer"), args=exchange),
    Row("exchange:thank", NO_READ, only("member"), args=exchange, data=words),
    Row("exchange:mistaken", NO_READ, only("member", "newcomer"), args=finished),
    Row("exchange:end", NO_READ, only("member", "newcomer"), args=exchange),
]

test_permissions = matrix_test(ROWS, prepare)
