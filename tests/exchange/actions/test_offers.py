from datetime import timedelta

import pytest
from django.db import connection

from holdspace.communities.actions import leave_community
from holdspace.conversations.models import Participant
from holdspace.exchange.actions import answer_not_this_one, make_offer, say_yes, take_back_offer
from holdspace.exchange.models import Exchange, Offer
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from tests.exchange.asked import an_ask, an_offer, key
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


def told(kind):
    return sorted(Notice.objects.filter(kind=f"exchange.{kind}").values_list("person_id", "who", "url"))


def test_several_offer_and_the_asker_hears_of_each_without_their_words(four):
    ask = an_ask(four.nora)
    an_offer(ask, four.jo, "Mine is shy but free.")
    an_offer(ask, four.sam)
    url = f"/c/bridges/exchange/asks/{ask.pk}/"
    assert told("somebody_offered") == [(four.nora.person_id, "Jo", url), (four.nora.person_id, "Sam", url)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM exchange_offer")
        assert [row for row in cursor.fetchall() if "shy" in row[0]] == []


def test_one_offers_once_at_a_time_and_again_after_taking_it_back(four):
    ask = an_ask(four.nora)
    offer = an_offer(ask, four.jo)
    with pytest.raises(Refused):
        an_offer(ask, four.jo)
    take_back_offer(offer=offer, by=four.jo.person, at=AT)
    an_offer(ask, four.jo)
    assert list(Offer.objects.order_by("id").values_list("state", flat=True)) == ["taken_back", "waiting"]


def test_a_second_press_offers_once(four):
    ask, once = an_ask(four.nora), key()
    first = make_offer(ask=ask, words="Mine.", by=four.jo.person, at=AT, once=once)
    assert make_offer(ask=ask, words="Mine.", by=four.jo.person, at=AT, once=once) == first
    assert (Offer.objects.count(), len(told("somebody_offered"))) == (1, 1)


def test_whoever_was_answered_does_not_offer_again(four):
    ask = an_ask(four.nora)
    answer_not_this_one(offer=an_offer(ask, four.jo), by=four.nora.person, at=AT)
    with pytest.raises(Refused) as refusal:
        an_offer(ask, four.jo)
    assert str(refusal.value.verdict.because) == "You have offered here, and were answered. Others may be glad of it."


def test_an_ask_that_came_to_its_date_takes_no_offers(four):
    ask = an_ask(four.nora, good_days=7)
    an_offer(ask, four.jo, at=AT + timedelta(days=7) - timedelta(seconds=1))
    with pytest.raises(Refused):
        an_offer(ask, four.sam, at=AT + timedelta(days=7))


@pytest.mark.parametrize("words", ["", " ", "x" * 401])
def test_too_little_and_too_much_is_not_offered(four, words):
    ask = an_ask(four.nora)
    with pytest.raises(Refused):
        an_offer(ask, four.jo, words)
    an_offer(ask, four.jo, "x" * 400)


def test_somebody_of_another_community_finds_nothing(four):
    ask = an_ask(four.nora)
    with pytest.raises(NothingHere):
        an_offer(ask, a_member(a_community("harbour", "Harbour")))


def test_yes_opens_a_thread_between_the_two_and_thanks_the_others_kindly(four):
    ask = an_ask(four.nora)
    offer, other = an_offer(ask, four.jo), an_offer(ask, four.sam)
    exchange = say_yes(offer=offer, by=four.nora.person, at=AT)
    for thing in (ask, offer, other):
        thing.refresh_from_db()
    assert (ask.state, offer.state, other.state, exchange.state) == ("agreed", "taken", "closed", "agreed")
    assert (exchange.asker_id, exchange.giver_id) == (four.nora.person_id, four.jo.person_id)
    places = Participant.objects.filter(thread=exchange.thread).order_by("person_id")
    assert [place.person_id for place in places] == [four.nora.person_id, four.jo.person_id]
    assert [person for person, _who, _url in told("agreed")] == [four.jo.person_id]
    assert [person for person, _who, _url in told("somebody_else")] == [four.sam.person_id]
    assert Entry.objects.filter(verb="exchange.agreed").count() == 1


def test_a_second_press_of_yes_agrees_once(four):
    offer, once = an_offer(an_ask(four.nora), four.jo), key()
    first = say_yes(offer=offer, by=four.nora.person, at=AT, once=once)
    assert say_yes(offer=offer, by=four.nora.person, at=AT, once=once) == first
    assert (Exchange.objects.count(), len(told("agreed"))) == (1, 1)


def test_a_no_is_read_by_the_two_alone_and_tells_nobody_else(four):
    ask = an_ask(four.nora)
    offer = an_offer(ask, four.jo)
    an_offer(ask, four.sam)
    answer_not_this_one(offer=offer, words=" Next time! ", by=four.nora.person, at=AT)
    offer.refresh_from_db()
    assert (offer.state, offer.answer) == ("not_this_one", "Next time!")
    assert [(person, who) for person, who, _url in told("answered")] == [(four.jo.person_id, "Nora")]
    with pytest.raises(Refused):
        answer_not_this_one(offer=offer, words="x" * 301, by=four.nora.person, at=AT)


def test_whoever_left_can_not_be_said_yes_to(four):
    offer = an_offer(an_ask(four.nora), four.jo)
    leave_community(membership=four.jo, by=four.jo.person, at=AT)
    with pytest.raises(NothingHere):
        say_yes(offer=offer, by=four.nora.person, at=AT)
    assert Exchange.objects.count() == 0
