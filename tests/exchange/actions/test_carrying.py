from datetime import timedelta

import pytest

from holdspace.exchange.actions import end_agreement, say_done, say_yes, thank
from holdspace.gifts.models import Gift
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.outbox.models import Notice
from holdspace.people.models import Block
from tests.exchange.asked import a_done_exchange, an_exchange, an_offer, key
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def told(kind):
    return sorted(Notice.objects.filter(kind=f"exchange.{kind}").values_list("person_id", "who"))


def gifts():
    return list(Gift.objects.values_list("giver_id", "receiver_id", "kind", "cause_kind", "cause_id", "at"))


@pytest.mark.parametrize("kind", ["help", "resource"])
@pytest.mark.parametrize("first", ["asker", "giver"])
def test_when_both_say_done_the_gift_goes_from_who_offered_to_who_asked(four, first, kind):
    exchange = an_exchange(four.nora, four.jo, kind=kind)
    one, two = (four.nora, four.jo) if first == "asker" else (four.jo, four.nora)
    say_done(exchange=exchange, by=one.person, at=AT)
    assert (gifts(), told("done_asked")) == ([], [(two.person_id, one.person.name)])
    say_done(exchange=exchange, by=two.person, at=LATER)
    expected = (four.jo.person_id, four.nora.person_id, kind, "exchange.exchange", exchange.pk, LATER)
    assert gifts() == [expected]
    exchange.refresh_from_db()
    assert (exchange.said_done_at, exchange.done_at) == (AT, LATER)


def test_the_other_is_asked_once(four):
    exchange = an_exchange(four.nora, four.jo)
    say_done(exchange=exchange, by=four.jo.person, at=AT)
    with pytest.raises(AlreadyMoved) as late:
        say_done(exchange=exchange, by=four.jo.person, at=LATER)
    assert str(late.value.told) == "One of you has said that it is done, and the other was asked once."
    assert len(told("done_asked")) == 1


def test_a_second_press_with_the_same_key_is_no_answer_of_the_other(four):
    exchange, once = an_exchange(four.nora, four.jo), key()
    for _ in range(2):
        assert say_done(exchange=exchange, by=four.jo.person, at=AT, once=once).state == "done_said"
    assert gifts() == []


def test_thanking_says_done_as_well_and_gives_once(four):
    exchange = an_exchange(four.nora, four.jo)
    say_done(exchange=exchange, by=four.jo.person, at=AT)
    thank(exchange=exchange, words=" You saved my week. ", by=four.nora.person, at=LATER)
    exchange.refresh_from_db()
    assert (exchange.state, exchange.thanks, exchange.done_at) == ("thanked", "You saved my week.", LATER)
    assert (len(gifts()), told("thanked")) == (1, [(four.jo.person_id, "Nora")])


def test_thanks_after_both_said_done_add_no_second_gift(four):
    exchange = a_done_exchange(four.nora, four.jo)
    thank(exchange=exchange, ready="helped", by=four.nora.person, at=LATER)
    exchange.refresh_from_db()
    assert (exchange.thanks, exchange.done_at, len(gifts())) == ("Thank you. It helped.", AT, 1)


@pytest.mark.parametrize("said", [{}, {"words": "  "}, {"words": "x" * 401}])
def test_thanks_need_a_few_words_or_a_ready_line(four, said):
    exchange = a_done_exchange(four.nora, four.jo)
    with pytest.raises(Refused):
        thank(exchange=exchange, **said, by=four.nora.person, at=AT)
    thank(exchange=exchange, words="x" * 400, ready="helped", by=four.nora.person, at=AT)
    exchange.refresh_from_db()
    assert exchange.thanks == "x" * 400


@pytest.mark.parametrize("who", ["nora", "jo"])
def test_what_did_not_work_out_leaves_no_gift_and_the_ask_open_for_others(four, who):
    exchange = an_exchange(four.nora, four.jo)
    member = getattr(four, who)
    end_agreement(exchange=exchange, by=member.person, at=AT)
    other = four.jo if who == "nora" else four.nora
    assert (gifts(), told("ended")) == ([], [(other.person_id, member.person.name)])
    again = say_yes(offer=an_offer(exchange.ask, four.sam), by=four.nora.person, at=LATER)
    assert (again.state, again.giver_id) == ("agreed", four.sam.person_id)


@pytest.mark.parametrize("blocker", ["nora", "jo"])
def test_across_a_block_nothing_moves_but_the_asker_frees_the_ask_unheard(four, blocker):
    exchange = an_exchange(four.nora, four.jo)
    one, two = (four.nora, four.jo) if blocker == "nora" else (four.jo, four.nora)
    Block.objects.create(blocker=one.person, blocked=two.person, at=AT)
    for member in (four.nora, four.jo):
        with pytest.raises(NothingHere):
            say_done(exchange=exchange, by=member.person, at=AT)
    with pytest.raises(NothingHere):
        thank(exchange=exchange, words="x", by=four.nora.person, at=AT)
    with pytest.raises(NothingHere):
        end_agreement(exchange=exchange, by=four.jo.person, at=AT)
    end_agreement(exchange=exchange, by=four.nora.person, at=AT)
    exchange.ask.refresh_from_db()
    assert (exchange.ask.state, told("ended"), gifts()) == ("open", [], [])
