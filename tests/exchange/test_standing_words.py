"""The words of a standing offer: kept while one writes them, looked over, and said otherwise later."""

import pytest

from holdspace.exchange.actions import (
    end_standing,
    keep_standing_draft,
    offer_standing,
    pause_standing,
    reword_standing,
    say_done,
    thank,
)
from holdspace.exchange.models import Ask, Exchange, StandingDraft, StandingOffer
from holdspace.exchange.queries import read_standing, standing_draft_of
from holdspace.gifts.models import Gift
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.people.personal import all_personal
from holdspace.search.queries import Looking, find
from tests.exchange.asked import a_place, a_standing_offer, browser, key
from tests.exchange.test_views import text_of
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db
HOME = "/c/bridges/exchange/standing/"
NEW = {"kind": "help", "title": "Half an hour", "words": "On <beginnings>.", "places": "2", "often": "month"}
LATER = AT.replace(year=AT.year + 1)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


def found(four, words):
    looking = Looking(("standing",), four.community.pk, four.nora.person, AT, question=words)
    return [number for _kind, number in find(looking).numbers]


def keep(member, by=None, **said):
    said = {"kind": "help", "title": "Half", "words": "an hou"} | said
    return keep_standing_draft(membership=member, **said, by=(by or member).person, at=AT)


def test_said_otherwise_it_is_found_by_the_new_words_alone_and_stands_anew(four):
    standing = a_standing_offer(four.jo, "Supervision of sand play")
    taken = a_place(standing, four.sam)
    StandingOffer.objects.update(asked_at=AT)
    reword_standing(standing=standing, title=" Talking ", words=" about clay ", by=four.jo.person, at=LATER)
    standing.refresh_from_db()
    assert (standing.title, standing.words, standing.confirmed_at) == ("Talking", "about clay", LATER)
    assert (standing.asked_at, standing.left, found(four, "sand"), found(four, "clay")) == (None, 1, [], [standing.pk])
    taken.ask.refresh_from_db()
    assert taken.ask.title == "Supervision of sand play"  # what it was taken by
    entry = Entry.objects.order_by("-pk").first()
    assert (entry.verb, entry.data) == ("standing.reworded", {})


def test_a_paused_one_is_said_otherwise_and_stays_paused(four):
    standing = a_standing_offer(four.jo)
    pause_standing(standing=standing, by=four.jo.person, at=AT)
    reword_standing(standing=standing, title="Talking", words="About clay.", by=four.jo.person, at=LATER)
    standing.refresh_from_db()
    assert (standing.state, standing.title, standing.confirmed_at) == ("paused", "Talking", AT)


@pytest.mark.parametrize(
    ("but", "why"),
    [
        ({"title": " "}, "Say in a line what you offer, and a few words about it."),
        ({"words": "x" * 801}, "This is longer than an offer holds. What matters most?"),
        ({"words": "For my client Anna Berger, 34."}, "This is somebody's full name"),
    ],
)
def test_what_does_not_fit_or_names_a_client_changes_nothing(four, but, why):
    standing = a_standing_offer(four.jo)
    said = {"title": "Talking", "words": "About clay."} | but
    with pytest.raises(Refused) as refused:
        reword_standing(standing=standing, **said, by=four.jo.person, at=AT)
    assert str(refused.value.verdict.because).startswith(why)
    standing.refresh_from_db()
    assert standing.title == "Half an hour on beginnings"


def test_the_page_gives_back_what_was_typed_looks_it_over_and_keeps_it(four):
    standing = a_standing_offer(four.jo)
    client, address = browser(four.jo), f"{HOME}{standing.pk}/words/"
    assert "Half an hour on beginnings" in text_of(client.get(address))
    short = client.post(address, {"title": "", "words": "Keep these", "once": key()})
    assert (short.status_code, "Keep these" in text_of(short)) == (422, True)
    looked = client.post(address, {"title": "An hour", "words": "With my client Anna Berger.", "look_over": "yes"})
    assert (looked.status_code, "recognise a client" in text_of(looked)) == (200, True)
    named = client.post(address, {"title": "For my client Anna Berger", "words": "An hour.", "once": key()})
    assert (named.status_code, StandingOffer.objects.get().words) == (422, standing.words)
    kept = client.post(address, {"title": "An hour", "words": "On endings.", "once": key()}, follow=True)
    assert kept.redirect_chain == [(f"{HOME}{standing.pk}/", 302)]
    assert "On endings." in text_of(kept)


def test_nobody_says_anothers_otherwise_and_what_has_ended_stays(four):
    standing = a_standing_offer(four.jo)
    assert browser(four.nora).get(f"{HOME}{standing.pk}/words/").status_code == 404
    end_standing(standing=standing, by=four.jo.person, at=AT)
    assert browser(four.jo).get(f"{HOME}{standing.pk}/words/").status_code == 404


def test_a_draft_is_kept_by_the_page_and_by_hand_and_goes_with_the_offer(four):
    client = browser(four.jo)
    assert client.post(f"{HOME}offer/draft/", {"words": "Half an ho", "places": "7"}).status_code == 204
    page = text_of(client.get(f"{HOME}offer/"))
    assert "Half an ho" in page
    assert 'value="7"' in page
    assert "Go on with your offer" in text_of(client.get(HOME))
    assert "Half an ho" not in text_of(browser(four.nora).get(f"{HOME}offer/"))
    kept = client.post(f"{HOME}offer/", NEW | {"keep": "yes"}, follow=True)
    assert (kept.redirect_chain, StandingDraft.objects.get().title) == ([(HOME, 302)], "Half an hour")
    assert client.post(f"{HOME}offer/draft/", {"words": "x" * 8001}).status_code == 422
    client.post(f"{HOME}offer/", NEW | {"once": key()})
    assert (StandingOffer.objects.count(), StandingDraft.objects.count()) == (1, 0)


def test_a_draft_is_ones_own_and_only_its_beginning_is_an_entry(four):
    keep(four.jo)
    keep(four.jo, words="an hour on")
    assert Entry.objects.filter(verb="standing.begun").count() == 1
    with pytest.raises(NothingHere):
        keep(four.jo, by=four.nora)
    with pytest.raises(NothingHere):
        standing_draft_of(membership=four.jo, seen_by=four.nora.person)
    assert keep(four.jo, title=" ", words="") is None
    assert standing_draft_of(membership=four.jo, seen_by=four.jo.person) is None


def test_a_place_that_was_used_stays_taken_when_its_taker_erases_themself(four):
    """And what was only under way is free again, as after every end."""
    standing = offer_standing(
        membership=four.jo, kind="help", title="An hour", words="Of mine.", places=3, by=four.jo.person, at=AT
    )
    used, under_way = a_place(standing, four.nora), None
    say_done(exchange=used, by=four.jo.person, at=AT)
    thank(exchange=used, words="It was Nora's best hour.", by=four.nora.person, at=AT)
    under_way = a_place(standing, four.nora)
    a_place(standing, four.sam)
    standing.refresh_from_db()
    assert standing.left == 0
    keep(four.nora)
    personal = next(kind for kind in all_personal() if kind.name == "exchange")
    personal.erase(person_id=four.nora.person_id, at=AT)
    standing.refresh_from_db()
    assert (standing.left, Ask.objects.filter(pk=under_way.ask_id).exists()) == (1, False)
    assert (Exchange.objects.get(pk=used.pk).thanks, Gift.objects.count(), StandingDraft.objects.count()) == ("", 1, 0)
    page = read_standing(community=four.community, number=standing.pk, seen_by=four.jo.person, at=AT)
    assert [one.who for one in page.taken] == ["Sam"]


def test_a_draft_is_taken_along(four):
    keep(four.jo, more={"places": "3"})
    personal = next(kind for kind in all_personal() if kind.name == "exchange")
    assert list(personal.export(person_id=four.jo.person_id)) == [
        {"draft_offer": "Half", "words": "an hou", "more": {"places": "3"}, "at": AT}
    ]
