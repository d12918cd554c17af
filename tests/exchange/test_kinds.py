"""What each kind of ask asks for, for whom it is, and what happens when it comes to its date."""

from datetime import timedelta

import pytest

from holdspace.communities.actions import ask_in, come_in, leave_circle, open_circle
from holdspace.exchange.actions import extend_ask, let_go_of_ask, make_offer, tell_of_dates, write_ask
from holdspace.exchange.details import DETAILS, fitting, in_words
from holdspace.exchange.models import Ask, AskDraft
from holdspace.exchange.queries import board, read_ask
from holdspace.exchange.states import ASKED_FOR
from holdspace.exchange.tasks import say_what_came_to_its_date
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.search.queries import Looking, find
from tests.exchange.asked import a_done_exchange, an_ask, browser, key
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db
HOME = "/c/bridges/exchange/"


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


def asked(four, kind="help", **more):
    said = {"title": "A reader", "words": "For ten pages.", **more}
    return write_ask(membership=four.nora, kind=kind, by=four.nora.person, at=AT, **said)


def test_of_what_was_said_each_kind_keeps_what_it_asks_for():
    said = {detail.name: detail.choices[0][0] if detail.choices else "two singers" for detail in DETAILS}
    assert {kind: list(fitting(kind, said)) for kind in ASKED_FOR} == {
        "help": ["takes", "where"],
        "resource": ["keeps"],
        "collaboration": ["roles", "takes", "where"],
        "opportunity": ["pay", "where"],
    }
    assert fitting("help", {"takes": "for ever", "where": " "}) == {}


def test_what_was_said_is_read_in_words(four):
    ask = asked(four, "collaboration", details={"roles": "two singers", "where": "either"}, urgency="weeks")
    seen = read_ask(community=four.community, number=ask.pk, seen_by=four.jo.person, at=AT).ask
    assert seen.details == [("Who is wanted", "two singers"), ("Where", "either way")]
    assert seen.facts == ["two singers", "either way", "in the next weeks"]
    assert in_words({}) == []


def test_who_is_wanted_names_no_client(four):
    with pytest.raises(Refused):
        asked(four, "collaboration", details={"roles": "somebody for my client Maria Lopez, 34"})
    assert Ask.objects.count() == 0


def test_what_was_carried_is_a_gift_of_its_kind(four):
    from holdspace.gifts.models import Gift

    a_done_exchange(four.nora, four.jo, kind="collaboration")
    assert list(Gift.objects.values_list("kind", flat=True)) == ["collaboration"]


# ---------------------------------------------------------------- for a circle


@pytest.fixture
def circle(four):
    nora = four.nora
    made = open_circle(membership=nora, name="Thursday", is_for="Us", agreements="", by=nora.person, at=AT)
    ask_in(circle=made, membership=nora, other=four.jo, by=nora.person, at=AT)
    come_in(circle=made, membership=four.jo, by=four.jo.person, at=AT)
    return made


def finds(four, member):
    looking = Looking(("ask",), four.community.pk, member.person, AT, question="reader")
    return [number for _kind, number in find(looking).numbers]


def test_a_circle_alone_reads_finds_and_meets_what_it_is_asked(four, circle):
    ask = asked(four, circle=circle.pk)
    lists = {m.person.name: board(community=four.community, seen_by=m.person, at=AT).items for m in (four.jo, four.sam)}
    assert {name: [one.circle for one in items] for name, items in lists.items()} == {"Jo": ["Thursday"], "Sam": []}
    assert (finds(four, four.jo), finds(four, four.sam), finds(four, four.nora)) == ([ask.pk], [], [ask.pk])
    with pytest.raises(NothingHere):
        make_offer(ask=ask, words="I could.", by=four.sam.person, at=AT)
    make_offer(ask=ask, words="I could.", by=four.jo.person, at=AT)


def test_whoever_leaves_the_circle_does_not_find_it_any_more(four, circle):
    asked(four, circle=circle.pk)
    leave_circle(circle=circle, membership=four.jo, by=four.jo.person, at=AT)
    assert (finds(four, four.jo), board(community=four.community, seen_by=four.jo.person, at=AT).items) == ([], [])


def test_nobody_asks_a_circle_they_are_not_in(four, circle):
    with pytest.raises(NothingHere):
        write_ask(membership=four.sam, kind="help", title="T", words="W", circle=circle.pk, by=four.sam.person, at=AT)


def test_the_page_offers_ones_circles_and_asks_the_chosen_one(four, circle, today):
    page = browser(four.nora).get(f"{HOME}ask/").content.decode()
    assert "My circle Thursday" in page
    assert "My circle" not in browser(four.sam).get(f"{HOME}ask/").content.decode()
    said = {"kind": "help", "title": "Forms", "words": "Thirty.", "good_days": "30", "urgency": "days"}
    browser(four.nora).post(f"{HOME}ask/", said | {"circle": str(circle.pk), "takes": "hour", "once": key()})
    ask = Ask.objects.get()
    assert (ask.audience_id, ask.urgency, ask.details) == (circle.audience_id, "days", {"takes": "hour"})
    refused = browser(four.sam).post(f"{HOME}ask/", said | {"circle": str(circle.pk), "once": key()})
    assert (refused.status_code, Ask.objects.count()) == (422, 1)


def test_a_draft_keeps_what_was_chosen(four, circle, today):
    half = {"kind": "collaboration", "title": "A choir", "words": "", "circle": str(circle.pk), "roles": "two singers"}
    browser(four.nora).post(f"{HOME}ask/draft/", half)
    assert AskDraft.objects.get().more == {"circle": str(circle.pk), "roles": "two singers"}
    assert 'value="two singers"' in browser(four.nora).get(f"{HOME}ask/").content.decode()


# ---------------------------------------------------------------- comes to its date


def test_whoever_asked_is_told_once_that_the_date_has_come_and_again_after_it_was_extended(four):
    ask = an_ask(four.nora, good_days=7)
    then = AT + timedelta(days=7)
    assert tell_of_dates(by=THE_MACHINE, at=then - timedelta(seconds=1)) == 0
    say_what_came_to_its_date(at=then)
    say_what_came_to_its_date(at=then + timedelta(days=1))
    told = Notice.objects.filter(kind="exchange.came_to_date")
    assert list(told.values_list("person_id", flat=True)) == [four.nora.person_id]
    assert list(Entry.objects.filter(verb="ask.came_to_date").values_list("object_id", flat=True)) == [ask.pk]
    ask.refresh_from_db()
    extend_ask(ask=ask, by=four.nora.person, at=then + timedelta(days=2))
    say_what_came_to_its_date(at=then + timedelta(days=40))
    assert told.count() == 2


def test_what_is_met_or_let_go_comes_to_no_date(four):
    let_go_of_ask(ask=an_ask(four.nora), by=four.nora.person, at=AT)
    a_done_exchange(four.nora, four.jo)
    assert tell_of_dates(by=THE_MACHINE, at=AT + timedelta(days=99)) == 0
