"""The same walks for every kind of ask and for a place in a standing offer of every kind; and for everybody who has no
part in it."""

from datetime import timedelta

import pytest

from holdspace.communities.actions import leave_community
from holdspace.exchange.actions import fade_quietly, let_go_of_ask
from holdspace.exchange.models import Exchange, StandingOffer
from holdspace.exchange.states import ASKED_FOR, AskKind
from holdspace.gifts.models import Gift
from holdspace.grammar.actors import THE_MACHINE
from holdspace.people.models import Block
from tests.exchange import test_state_walk as walk
from tests.exchange.asked import a_place, a_standing_offer, an_ask
from tests.people_and_places import AT, a_community, a_member, a_person

pytestmark = pytest.mark.django_db
OTHERS = sorted({str(kind) for kind in ASKED_FOR} - {"resource"})  # the walk itself goes with a resource
STANDS_AFTER = {
    "agreed": "agreed",
    "done_said": "agreed",
    "done": "met",
    "thanked": "met",
    "ended": "let_go",
    "faded": "let_go",
}


@pytest.fixture
def asked_for(request, monkeypatch):
    """Every ask of this test is of this kind."""
    monkeypatch.setitem(an_ask.__kwdefaults__, "kind", request.param)
    return request.param


@pytest.mark.slow
@pytest.mark.parametrize("asked_for", OTHERS, indirect=True)
@pytest.mark.parametrize("state", walk.EXCHANGE_WALK)
def test_an_exchange_of_every_kind_moves_alike(four, state, asked_for):
    for event in walk.EXCHANGE_EVENTS:
        walk.test_an_exchange_moves_as_its_table_says_and_no_other_way(four, state, event)
    assert {gift.kind for gift in Gift.objects.all()} <= {asked_for}


@pytest.mark.slow
@pytest.mark.parametrize("asked_for", OTHERS, indirect=True)
@pytest.mark.parametrize("state", walk.OFFER_WALK)
def test_an_offer_of_every_kind_moves_alike(four, state, asked_for):
    for event in walk.OFFER_EVENTS:
        walk.test_an_offer_moves_as_its_table_says_and_no_other_way(four, state, event)


@pytest.mark.slow
@pytest.mark.parametrize("asked_for", OTHERS, indirect=True)
@pytest.mark.parametrize("state", walk.ASK_WALK)
def test_an_ask_of_every_kind_moves_alike(four, state, asked_for, monkeypatch):
    monkeypatch.setattr("holdspace.exchange.rules.MOST_OPEN_ASKS", 50)
    for event in walk.ASK_EVENTS:
        walk.test_an_ask_moves_as_its_table_says_and_no_other_way(four, state, event)


# ---------------------------------------------------------------- a place in a standing offer


def place_in(state, standing, four, monkeypatch):
    """The exchange of a place that Nora took, in this state."""
    monkeypatch.setattr(walk, "an_exchange", lambda *_two: a_place(standing, four.nora))
    return walk.exchange_in(state, four)


@pytest.mark.parametrize("kind", ["help", *(pytest.param(k, marks=pytest.mark.slow) for k in AskKind if k != "help")])
@pytest.mark.parametrize("state", walk.EXCHANGE_WALK)
def test_a_place_moves_as_an_exchange_does_and_is_free_again_where_it_ends(four, state, kind, monkeypatch):
    for event, expected in walk.EXCHANGE_WALK[state].items():
        for n, who in enumerate((four.nora, four.jo, four.sam)):
            standing = a_standing_offer(four.jo, kind=kind, places=1)
            exchange = place_in(state, standing, four, monkeypatch)
            act = walk.EXCHANGE_EVENTS[event]
            came = walk.outcome(lambda it=exchange, who=who, act=act: act(exchange=it, by=who.person, at=AT))
            exchange.refresh_from_db()
            exchange.ask.refresh_from_db()
            assert (exchange.state if came == "moved" else came) == expected[n], (event, who.person.name)
            assert exchange.ask.state == STANDS_AFTER[exchange.state]
            left = StandingOffer.objects.get(pk=standing.pk).left
            assert left == (exchange.state in ("ended", "faded"))
            lines = Gift.objects.filter(cause_kind="exchange.exchange", cause_id=exchange.pk).values("pk")
            back = Gift.objects.filter(cause_kind="gifts.gift", cause_id__in=lines).count()
            assert lines.count() - back == (exchange.state in ("done", "thanked"))
            StandingOffer.objects.filter(pk=standing.pk).update(state="ended")


# ---------------------------------------------------------------- everybody who has no part in it


def strangers(four):
    """Somebody without a community, somebody of another one, and somebody who left this one."""
    gone = a_member(four.community, "Gus")
    leave_community(membership=gone, by=gone.person, at=AT)
    return {"nobody's": a_person("Out"), "elsewhere": a_member(a_community("else", "Else")).person, "left": gone.person}


@pytest.mark.parametrize("state", walk.EXCHANGE_WALK)
def test_strangers_find_no_exchange_in_any_state(four, state):
    exchange = walk.exchange_in(state, four)
    for who, person in strangers(four).items():
        for event, act in walk.EXCHANGE_EVENTS.items():
            assert walk.outcome(lambda p=person, a=act: a(exchange=exchange, by=p, at=AT)) == walk.NOTHING, (who, event)


@pytest.mark.parametrize("state", walk.OFFER_WALK)
def test_strangers_find_no_offer_in_any_state(four, state):
    offer = walk.offer_in(state, four)
    for who, person in strangers(four).items():
        for event, act in walk.OFFER_EVENTS.items():
            assert walk.outcome(lambda p=person, a=act: a(offer=offer, by=p, at=AT)) == walk.NOTHING, (who, event)


@pytest.mark.parametrize("state", walk.ASK_WALK)
def test_strangers_find_no_ask_in_any_state(four, state):
    ask = walk.ask_in(state, four)
    for who, person in strangers(four).items():
        for event, act in walk.ASK_EVENTS.items():
            assert walk.outcome(lambda p=person, a=act: a(ask=ask, by=p, at=AT)) == walk.NOTHING, (who, event)


@pytest.mark.parametrize("state", walk.EXCHANGE_WALK)
def test_across_a_block_only_the_asker_can_end_it(four, state):
    exchange = walk.exchange_in(state, four)
    Block.objects.create(blocker=four.jo.person, blocked=four.nora.person, at=AT)
    for event, act in walk.EXCHANGE_EVENTS.items():
        if event != "end":
            for who in (four.nora, four.jo):
                assert walk.outcome(lambda w=who, a=act: a(exchange=exchange, by=w.person, at=AT)) == walk.NOTHING
    ends = walk.EXCHANGE_EVENTS["end"]
    assert walk.outcome(lambda: ends(exchange=exchange, by=four.jo.person, at=AT)) == walk.NOTHING
    came = walk.outcome(lambda: ends(exchange=exchange, by=four.nora.person, at=AT))
    assert came == ("moved" if walk.EXCHANGE_WALK[state]["end"][0] == "ended" else walk.LATE)


def test_what_ends_quietly_of_a_place_frees_it_once(four):
    standing = a_standing_offer(four.jo, places=1)
    exchange = a_place(standing, four.nora)
    for _twice in range(2):
        fade_quietly(by=THE_MACHINE, at=AT + timedelta(days=60))
    assert (Exchange.objects.get().state, StandingOffer.objects.get().left) == ("faded", 1)
    assert walk.outcome(lambda: let_go_of_ask(ask=exchange.ask, by=four.nora.person, at=AT)) == walk.LATE
