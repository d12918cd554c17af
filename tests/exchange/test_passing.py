"""Passing an ask on: a name and no words, told to whom it names and to nobody else."""

from datetime import timedelta

import pytest

from holdspace.communities.actions import leave_community
from holdspace.exchange.actions import let_go_of_ask, pass_ask_on, write_ask
from holdspace.exchange.models import PassedOn
from holdspace.exchange.queries import could_use_you, read_ask
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.invitations.actions import come_back, start_resting
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people.models import Block
from holdspace.people.personal import all_personal
from tests.exchange.asked import an_ask, browser, key
from tests.exchange.test_views import text_of
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_circle

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


def passed(ask, to, by, at=AT):
    return pass_ask_on(ask=ask, to=to, by=by.person, at=at)


def thought_by(four, ask, member):
    return read_ask(community=four.community, number=ask.pk, seen_by=member.person, at=AT).ask.thought_by


def on_today(member):
    return [
        (one.title, one.thought_by) for one in could_use_you(membership=member, seen_by=member.person, at=AT, most=3)
    ]


def told(member):
    return list(Notice.objects.filter(person=member.person).values_list("kind", flat=True))


def test_only_whom_it_names_reads_of_it_and_the_journal_keeps_no_name(four):
    ask = an_ask(four.nora)
    passed(ask, four.sam, four.jo)
    passed(ask, four.sam, four.jo)
    assert (PassedOn.objects.count(), told(four.sam), told(four.nora)) == (1, ["exchange.thought_of_you"], [])
    assert [thought_by(four, ask, one) for one in (four.sam, four.nora, four.cleo)] == ["Jo", "", ""]
    entries = Entry.objects.filter(verb="ask.passed_on")
    assert [(entry.object_kind, entry.object_id, entry.data) for entry in entries] == [("exchange.ask", ask.pk, {})]


def test_it_comes_first_on_today_and_says_who_thought_of_them(four):
    for n in range(4):
        an_ask(four.nora if n < 2 else four.cleo, f"Ask {n}", at=AT - timedelta(days=9 - n))
    latest = an_ask(four.nora, "The latest")
    assert [title for title, _who in on_today(four.sam)] == ["Ask 0", "Ask 1", "Ask 2"]
    passed(latest, four.sam, four.jo)
    assert on_today(four.sam) == [("The latest", "Jo"), ("Ask 0", ""), ("Ask 1", "")]
    page = text_of(browser(four.sam).get("/c/bridges/today/"))
    assert "Jo thought of you." in page
    assert "Jo thought of you." not in text_of(browser(four.cleo).get("/c/bridges/today/"))


def test_across_a_block_it_looks_the_same_and_nothing_arrives(four):
    ask = an_ask(four.nora)
    Block.objects.create(blocker=four.nora.person, blocked=four.sam.person, at=AT)
    passed(ask, four.sam, four.jo)
    assert (PassedOn.objects.count(), told(four.sam), on_today(four.sam)) == (1, [], [])


@pytest.mark.parametrize("happens", ["block", "leave"])
def test_who_is_not_to_be_met_any_more_thought_of_nobody(four, happens):
    ask = an_ask(four.nora)
    passed(ask, four.sam, four.jo)
    if happens == "block":
        Block.objects.create(blocker=four.sam.person, blocked=four.jo.person, at=AT)
    else:
        leave_community(membership=four.jo, by=four.jo.person, at=AT)
    assert (thought_by(four, ask, four.sam), on_today(four.sam)[0][1]) == ("", "")


def test_whoever_rests_is_not_told_and_reads_it_when_they_are_back(four):
    ask = an_ask(four.nora)
    start_resting(membership=four.sam, by=four.sam.person, at=AT)
    passed(ask, four.sam, four.jo)
    assert (told(four.sam), on_today(four.sam)) == ([], [])
    come_back(membership=four.sam, by=four.sam.person, at=AT)
    assert on_today(four.sam) == [(ask.title, "Jo")]


def test_nobody_is_named_who_asks_or_names_and_nobody_from_elsewhere(four):
    ask, outside = an_ask(four.nora), a_member(a_community(slug="elsewhere"), "Uma")
    for to, by in ((four.nora, four.jo), (four.jo, four.jo), (outside, four.jo), (four.sam, outside)):
        with pytest.raises(NothingHere):
            passed(ask, to, by)
    assert PassedOn.objects.count() == 0


def test_three_for_one_ask_at_most(four):
    ask = an_ask(four.nora)
    others = [four.sam, four.cleo, a_member(four.community, "Di"), a_member(four.community, "Ed")]
    for one in others[:3]:
        passed(ask, one, four.jo)
    passed(ask, others[0], four.jo)
    with pytest.raises(Refused) as refused:
        passed(ask, others[3], four.jo)
    assert str(refused.value.verdict.because) == "You thought of three people for it. That is plenty."
    passed(ask, others[3], four.sam)


@pytest.mark.parametrize("how", ["circle", "own", "let go", "date"])
def test_what_is_not_to_be_passed_on(four, how):
    circle = a_circle(four.nora, four.jo, four.sam).pk if how == "circle" else 0
    by = four.nora if how == "own" else four.jo
    ask = write_ask(
        membership=four.nora, kind="help", title="A line", words="Words.", circle=circle, by=four.nora.person, at=AT
    )
    if how == "let go":
        let_go_of_ask(ask=ask, by=four.nora.person, at=AT)
    with pytest.raises((Refused, NothingHere)):
        passed(ask, four.sam, by, at=AT + timedelta(days=31 if how == "date" else 0))
    assert PassedOn.objects.count() == 0


def test_the_page_names_everybody_but_the_asker_and_finds_by_part_of_a_name(four):
    ask = an_ask(four.nora)
    client, address = browser(four.jo), f"/c/bridges/exchange/asks/{ask.pk}/pass-on/"
    assert address in text_of(client.get(f"/c/bridges/exchange/asks/{ask.pk}/"))
    page = text_of(client.get(address))
    assert [f'value="{one.pk}"' in page for one in (four.sam, four.cleo, four.nora, four.jo)] == [
        True,
        True,
        False,
        False,
    ]
    assert f'value="{four.cleo.pk}"' not in text_of(client.get(f"{address}?like=sa"))
    nobody = client.post(address, {"once": key()})
    assert (nobody.status_code, "Choose somebody from the list." in text_of(nobody)) == (422, True)
    done = client.post(address, {"to": four.sam.pk, "once": key()}, follow=True)
    assert "They read that you thought of them." in text_of(done)
    assert PassedOn.objects.get().person_id == four.sam.person_id
    assert client.post(address, {"to": four.nora.pk, "once": key()}).status_code == 422
    assert browser(four.nora).get(address).status_code == 403


def test_it_is_taken_along_and_goes_with_either(four):
    personal = next(kind for kind in all_personal() if kind.name == "exchange")
    ask = an_ask(four.nora)
    passed(ask, four.sam, four.jo)
    rows = [list(personal.export(person_id=one.person_id)) for one in (four.sam, four.jo)]
    common = {"community": "Bridges", "passed_on": ask.title, "at": AT}
    assert rows == [[common | {"part": "thought of"}], [common | {"part": "thought of somebody"}]]
    personal.erase(person_id=four.jo.person_id, at=AT)
    assert PassedOn.objects.count() == 0
