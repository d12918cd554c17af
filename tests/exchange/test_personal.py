import pytest

from holdspace.exchange.actions import keep_ask_draft
from holdspace.exchange.models import Ask, AskDraft, Exchange, Offer
from holdspace.exchange.queries import read_ask
from holdspace.gifts.models import Gift
from holdspace.people.personal import all_personal
from tests.exchange.asked import a_done_exchange, an_ask, an_exchange, an_offer
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db


def personal():
    return next(kind for kind in all_personal() if kind.name == "exchange")


def test_a_person_takes_what_they_asked_offered_and_carried_along(four):
    keep_ask_draft(
        membership=four.nora, kind="help", title="Half", words="a thou", good_days=7, by=four.nora.person, at=AT
    )
    ask = a_done_exchange(four.nora, four.jo, title="Chairs", thanks="Thank you.").ask
    rows = list(personal().export(person_id=four.nora.person_id))
    assert rows == [
        {
            "community": "Bridges",
            "asked_for": "Chairs",
            "kind": "resource",
            "words": "Two chairs would do.",
            "urgency": "whenever",
            "details": {},
            "state": "met",
            "at": AT,
            "good_until": ask.good_until,
        },
        {
            "community": "Bridges",
            "carried": "Chairs",
            "part": "asker",
            "state": "thanked",
            "thanks": "Thank you.",
            "agreed_at": AT,
            "done_at": AT,
        },
    ]
    assert [row.get("words") for row in personal().export(person_id=four.jo.person_id)] == ["Mine is free.", None]
    assert list(personal().export(person_id=four.cleo.person_id)) == []


def test_a_draft_goes_along_too(four):
    keep_ask_draft(
        membership=four.nora, kind="help", title="Half", words="a thou", good_days=7, by=four.nora.person, at=AT
    )
    assert list(personal().export(person_id=four.nora.person_id)) == [
        {"draft": "Half", "words": "a thou", "more": {}, "at": AT}
    ]


def test_erasing_deletes_ones_asks_with_their_offers_and_keeps_the_gifts(four):
    keep_ask_draft(
        membership=four.nora, kind="help", title="Half", words="a thou", good_days=7, by=four.nora.person, at=AT
    )
    an_offer(an_ask(four.nora), four.jo)
    a_done_exchange(four.nora, four.jo)
    others = an_offer(an_ask(four.sam), four.jo)
    personal().erase(person_id=four.nora.person_id, at=AT)
    assert list(Ask.objects.values_list("asker_id", flat=True)) == [four.sam.person_id]
    assert [offer.pk for offer in Offer.objects.all()] == [others.pk]
    assert (AskDraft.objects.count(), Exchange.objects.count(), Gift.objects.count()) == (0, 0, 1)


def test_erasing_ends_what_one_was_carrying_so_that_others_can_ask_again(four):
    running = an_exchange(four.sam, four.nora)
    done = a_done_exchange(four.cleo, four.nora)
    waiting = an_offer(an_ask(four.jo), four.nora)
    personal().erase(person_id=four.nora.person_id, at=AT)
    running.ask.refresh_from_db()
    done.ask.refresh_from_db()
    states = [Exchange.objects.get(pk=exchange.pk).state for exchange in (running, done)]
    assert (running.ask.state, done.ask.state, states) == ("open", "met", ["ended", "done"])
    offers = [Offer.objects.get(pk=pk) for pk in (running.offer_id, done.offer_id, waiting.pk)]
    assert [(offer.state, offer.words) for offer in offers] == [("ended", ""), ("taken", ""), ("taken_back", "")]
    page = read_ask(community=four.community, number=running.ask_id, seen_by=four.sam.person, at=AT)
    assert (page.ask.state, page.exchange.state) == ("open", "ended")
