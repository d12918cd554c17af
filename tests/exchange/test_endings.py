"""What silence closes, what thanks open again, and how a mistaken line is corrected."""

from datetime import timedelta

import pytest

from holdspace.exchange.actions import fade_quietly, say_done, say_mistaken, thank
from holdspace.exchange.models import Ask, Exchange
from holdspace.exchange.tasks import close_what_went_quiet
from holdspace.gifts.actions import correct_gift
from holdspace.gifts.models import Gift, LatelySums
from holdspace.gifts.queries import check_ledger
from holdspace.grammar.actors import OPERATOR, THE_MACHINE
from holdspace.grammar.refusals import Refused
from holdspace.outbox.models import Notice
from tests.exchange.asked import a_done_exchange, an_exchange
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def stands(exchange):
    exchange = Exchange.objects.get(pk=exchange.pk)
    return exchange.state, exchange.offer.state, Ask.objects.get(pk=exchange.ask_id).state


@pytest.mark.parametrize(("said", "days"), [(False, 60), (True, 21)])
def test_silence_closes_it_without_a_gift_and_without_a_word(four, said, days):
    exchange = an_exchange(four.nora, four.jo)
    if said:
        say_done(exchange=exchange, by=four.jo.person, at=AT)
    told = Notice.objects.count()
    assert fade_quietly(by=THE_MACHINE, at=AT + (days * DAY) - timedelta(seconds=1)) == 0
    close_what_went_quiet(at=AT + days * DAY)
    assert stands(exchange) == ("faded", "ended", "let_go")
    assert (Gift.objects.count(), Notice.objects.count()) == (0, told)


def test_thanks_after_it_faded_are_a_gift_all_the_same(four):
    exchange = an_exchange(four.nora, four.jo)
    fade_quietly(by=THE_MACHINE, at=AT + 60 * DAY)
    thank(exchange=Exchange.objects.get(pk=exchange.pk), words="Late, and glad.", by=four.nora.person, at=AT + 61 * DAY)
    assert (stands(exchange)[0], stands(exchange)[2], Gift.objects.count()) == ("thanked", "met", 1)


@pytest.mark.parametrize("thanks", ["", "Thank you."])
def test_what_was_not_done_after_all_is_corrected_by_a_new_line(four, thanks):
    a_done_exchange(four.sam, four.jo)
    before = sums()
    exchange = a_done_exchange(four.nora, four.jo, at=AT + DAY, thanks=thanks)
    say_mistaken(exchange=exchange, by=four.jo.person, at=AT + 5 * DAY)
    assert stands(exchange) == ("ended", "ended", "open")
    lines = list(Gift.objects.order_by("id").values_list("giver_id", "receiver_id", "cause_kind"))
    pair = (four.jo.person_id, four.nora.person_id)
    assert lines[1:] == [(*pair, "exchange.exchange"), (*pair, "gifts.gift")]
    assert sums() == {**before, four.nora.person_id: (0, 0)}
    assert check_ledger(seen_by=OPERATOR).is_whole


def sums():
    """Rounded to what a minute more or less would change."""
    rows = LatelySums.objects.values_list("person_id", "given", "received")
    return {person: (round(given, 1), round(received, 1)) for person, given, received in rows}


def test_after_two_weeks_it_stands_and_twice_changes_nothing(four):
    exchange = a_done_exchange(four.nora, four.jo)
    with pytest.raises(Refused):
        say_mistaken(exchange=exchange, by=four.nora.person, at=AT + 14 * DAY)
    assert stands(exchange)[0] == "done"
    for _time in range(2):
        correct_gift(cause=exchange, by=four.nora.person, at=AT)
    assert Gift.objects.count() == 2
    with pytest.raises(Refused):
        correct_gift(cause=exchange, by=four.sam.person, at=AT)
