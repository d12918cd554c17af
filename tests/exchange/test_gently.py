"""The gentle question after a good turn: whom, how often, what, and how it ends."""

import re
from datetime import timedelta

import pytest

from holdspace.exchange.actions import say_done, say_mistaken, thank
from holdspace.exchange.queries import gentle_question, read_ask
from holdspace.gifts.actions import answer_question, ask_gently, choose_questions
from holdspace.gifts.models import GentleQuestion
from holdspace.gifts.queries import is_asked_gently, wants_questions
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.actions import start_resting
from holdspace.people.personal import all_personal
from tests.exchange.asked import a_done_exchange, an_ask, an_exchange, browser
from tests.exchange.test_views import press, text_of
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db
OTHER_KIND = "Somebody here is looking for something that you may have. Would you like to look?"
SAME_KIND = "Somebody else is looking for something like what you just gave. Would you like to look?"
MOSTLY_GIVEN = "You have given something of yours. Is there something you would like to ask for?"


def asked(four, exchange, member, at=AT):
    seen = read_ask(community=four.community, number=exchange.ask_id, seen_by=member.person, at=at)
    return gentle_question(membership=member, seen=seen, seen_by=member.person, at=at)


def stands(member, at=AT):
    return is_asked_gently(membership=member, seen_by=member.person, at=at)


def test_both_are_asked_once_it_is_done_and_nobody_else(four):
    exchange = an_exchange(four.nora, four.jo)
    say_done(exchange=exchange, by=four.jo.person, at=AT)
    assert [stands(m) for m in (four.nora, four.jo)] == [False, False]
    thank(exchange=exchange, words="It helped.", by=four.nora.person, at=AT)
    assert [stands(m) for m in (four.nora, four.jo, four.sam)] == [True, True, False]


def test_at_most_once_a_week_however_much_goes_well(four):
    a_done_exchange(four.nora, four.jo)
    answer_question(membership=four.jo, by=four.jo.person, at=AT)
    for days, again in ((1, False), (6, False), (7, True), (8, True), (13, False)):
        at = AT + timedelta(days=days)
        a_done_exchange(four.nora, four.jo, at=at, title=f"Day {days}")
        assert stands(four.jo, at) is again, days
        if days == 8:
            answer_question(membership=four.jo, by=four.jo.person, at=at)
    assert ask_gently(
        person_ids=[four.jo.person_id], community_id=four.community.pk, by=THE_MACHINE, at=AT + timedelta(days=14)
    )


def test_unanswered_it_is_gone_after_a_week(four):
    a_done_exchange(four.nora, four.jo)
    assert [stands(four.jo, AT + timedelta(days=days)) for days in (6, 7)] == [True, False]


def test_thanks_after_both_said_done_ask_nobody_again(four):
    exchange = a_done_exchange(four.nora, four.jo)
    answer_question(membership=four.jo, by=four.jo.person, at=AT)
    thank(exchange=exchange, words="It helped.", by=four.nora.person, at=AT + timedelta(days=9))
    assert not stands(four.jo, AT + timedelta(days=9))


def test_what_is_asked_and_where_it_leads(four):
    exchange = a_done_exchange(four.nora, four.jo, kind="help")
    assert asked(four, exchange, four.nora) is None  # nobody asks for anything
    an_ask(four.sam, "A room", kind="resource")
    assert (asked(four, exchange, four.nora).text, asked(four, exchange, four.jo).text) == (OTHER_KIND, MOSTLY_GIVEN)
    a_done_exchange(four.jo, four.cleo, kind="help")  # now Jo has received as much
    helped = an_ask(four.sam, "Ten pages", kind="help", at=AT + timedelta(minutes=1))
    at = AT + timedelta(minutes=2)
    found = asked(four, exchange, four.jo, at)
    assert (found.text, found.url) == (SAME_KIND, f"/c/bridges/exchange/asks/{helped.pk}/")
    assert asked(four, exchange, four.nora, at).text == OTHER_KIND
    assert not re.search(r"\d|owe|debt", found.text)


def test_whoever_rests_or_wants_none_is_not_asked(four):
    exchange = a_done_exchange(four.nora, four.jo)
    an_ask(four.sam)
    start_resting(membership=four.jo, by=four.jo.person, at=AT)
    assert asked(four, exchange, four.jo) is None
    choose_questions(membership=four.nora, wanted=False, by=four.nora.person, at=AT)
    assert asked(four, exchange, four.nora) is None
    later = AT + timedelta(days=20)
    a_done_exchange(four.nora, four.sam, at=later)
    assert (stands(four.nora, later), stands(four.sam, later)) == (False, True)
    choose_questions(membership=four.nora, wanted=True, by=four.nora.person, at=later)
    assert wants_questions(membership=four.nora, seen_by=four.nora.person)


def test_not_beside_what_did_not_go_well(four):
    exchange = a_done_exchange(four.nora, four.jo)
    an_ask(four.sam)
    exchange.refresh_from_db()
    say_mistaken(exchange=exchange, by=four.nora.person, at=AT)
    assert asked(four, exchange, four.nora) is None


def test_it_is_nobody_elses(four):
    a_done_exchange(four.nora, four.jo)
    for act in (
        lambda: is_asked_gently(membership=four.jo, seen_by=four.sam.person, at=AT),
        lambda: wants_questions(membership=four.jo, seen_by=four.sam.person),
        lambda: answer_question(membership=four.jo, by=four.sam.person, at=AT),
        lambda: choose_questions(membership=four.jo, wanted=False, by=four.sam.person, at=AT),
    ):
        with pytest.raises(NothingHere):
            act()


def test_the_page_asks_and_one_press_ends_it(four, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    exchange = a_done_exchange(four.nora, four.jo)
    client, address = browser(four.jo), f"/c/bridges/exchange/asks/{exchange.ask_id}/"
    assert MOSTLY_GIVEN in text_of(client.get(address))
    press(client, client.get(address), "Not now")
    assert MOSTLY_GIVEN not in text_of(client.get(address))
    GentleQuestion.objects.update(answered_at=None)
    off = press(client, client.get(address), "Do not ask me such things")
    assert "Good. You are not asked any more." in text_of(off)
    assert MOSTLY_GIVEN not in text_of(client.get(address))
    on = press(client, off, "Ask me again, now and then")
    assert "Do not ask me" in text_of(on)


def test_taking_along_and_erasing(four):
    a_done_exchange(four.nora, four.jo)
    mine = next(kind for kind in all_personal() if kind.name == "gentle_questions")
    assert list(mine.export(person_id=four.jo.person_id)) == [
        {"community": "Bridges", "asked_at": AT, "answered_at": None, "wanted": True}
    ]
    mine.erase(person_id=four.jo.person_id, at=AT)
    assert GentleQuestion.objects.count() == 1
