from datetime import timedelta

import pytest

from holdspace.communities.actions import bring_in
from holdspace.exchange.actions import extend_ask, keep_ask_draft, let_go_of_ask, write_ask
from holdspace.exchange.models import Ask, AskDraft
from holdspace.grammar.actors import OPERATOR
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from tests.exchange.asked import an_ask, an_offer, key
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db


def keep(member, by=None, **but):
    said = {"kind": "help", "title": "Forms", "words": "Thirty of th", "good_days": 14} | but
    return keep_ask_draft(membership=member, **said, by=(by or member).person, at=AT)


def test_an_ask_stands_with_everything_said_and_no_word_of_it_in_the_journal(four):
    ask = an_ask(four.nora, " A room ", kind="resource", good_days=14, words=" Two chairs. ")
    ask.refresh_from_db()
    assert (ask.title, ask.words, ask.kind, ask.state) == ("A room", "Two chairs.", "resource", "open")
    assert (ask.asked_at, ask.renewed_at, ask.good_until) == (AT, AT, AT + timedelta(days=14))
    assert (ask.asker_id, ask.audience.community_id, ask.audience.kind) == (
        four.nora.person_id,
        four.community.pk,
        "everybody",
    )
    entry = Entry.objects.get(verb="ask.written")
    assert (entry.actor_id, entry.object_id, entry.data) == (four.nora.person_id, ask.pk, {"kind": "resource"})


def test_a_time_that_is_not_offered_becomes_the_usual_thirty_days(four):
    assert an_ask(four.nora, good_days=4000).good_until == AT + timedelta(days=30)


def test_a_second_press_asks_once(four):
    said = {"kind": "help", "title": "Forms", "words": "Thirty.", "by": four.nora.person, "at": AT, "once": key()}
    first = write_ask(membership=four.nora, **said)
    assert write_ask(membership=four.nora, **said) == first
    assert Ask.objects.count() == 1


def test_nobody_asks_in_anothers_name_or_from_outside(four):
    said = {"kind": "help", "title": "Forms", "words": "Thirty.", "at": AT}
    with pytest.raises(NothingHere):
        write_ask(membership=four.nora, by=four.jo.person, **said)
    welcomed = bring_in(person=a_person(), community=four.community, by=OPERATOR, at=AT)
    with pytest.raises(Refused):
        write_ask(membership=welcomed, by=welcomed.person, **said)
    assert Ask.objects.count() == 0


@pytest.mark.parametrize(
    ("title", "words"), [("", "x"), ("x", " "), ("x" * 81, "x"), ("x", "x" * 801)], ids=["t", "w", "tt", "ww"]
)
def test_too_little_and_too_much_is_not_asked(four, title, words):
    with pytest.raises(Refused):
        an_ask(four.nora, title, words=words)
    assert Ask.objects.count() == 0
    an_ask(four.nora, "x" * 80, words="x" * 800)


def test_five_at_a_time_and_then_one_is_let_go_or_expires(four):
    asks = [an_ask(four.nora, good_days=7 if n else 30) for n in range(5)]
    with pytest.raises(Refused) as refusal:
        an_ask(four.nora)
    assert str(refusal.value.verdict.because).startswith("You have five open asks.")
    an_ask(four.jo)
    let_go_of_ask(ask=asks[0], by=four.nora.person, at=AT)
    an_ask(four.nora)
    an_ask(four.nora, at=AT + timedelta(days=8))


def test_asking_takes_the_draft_along(four):
    keep(four.nora)
    keep(four.jo)
    an_ask(four.nora)
    assert list(AskDraft.objects.values_list("membership_id", flat=True)) == [four.jo.pk]


def test_a_draft_is_kept_once_for_each_membership_and_dropped_when_blank(four):
    keep(four.nora)
    draft = keep(four.nora, words="Thirty of them", good_days=None)
    draft.refresh_from_db()
    assert (draft.title, draft.words, draft.kind, draft.good_days) == ("Forms", "Thirty of them", "help", None)
    assert (AskDraft.objects.count(), Entry.objects.filter(verb="ask.begun").count()) == (1, 1)
    assert keep(four.nora, title=" ", words="") is None
    assert AskDraft.objects.count() == 0
    with pytest.raises(NothingHere):
        keep(four.nora, by=four.jo)


def test_extending_brings_it_back_for_thirty_days(four):
    ask = an_ask(four.nora, good_days=7)
    later = AT + timedelta(days=20)
    extend_ask(ask=ask, by=four.nora.person, at=later)
    ask.refresh_from_db()
    assert (ask.state, ask.asked_at, ask.renewed_at, ask.good_until) == (
        "open",
        AT,
        later,
        later + timedelta(days=30),
    )


def test_letting_go_thanks_whoever_had_offered(four):
    ask = an_ask(four.nora)
    offers = [an_offer(ask, four.jo), an_offer(ask, four.sam)]
    let_go_of_ask(ask=ask, by=four.nora.person, at=AT)
    for offer in offers:
        offer.refresh_from_db()
    assert [offer.state for offer in offers] == ["closed", "closed"]
    assert sorted(Notice.objects.filter(kind="exchange.let_go").values_list("person_id", "who")) == sorted(
        [(four.jo.person_id, "Nora"), (four.sam.person_id, "Nora")]
    )
