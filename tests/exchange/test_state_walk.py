"""Every state × every event × every kind of person, against a table written by hand."""

from datetime import timedelta

import pytest

from holdspace.exchange.actions import (
    answer_not_this_one,
    end_agreement,
    extend_ask,
    fade_quietly,
    let_go_of_ask,
    make_offer,
    say_done,
    say_mistaken,
    say_yes,
    take_back_offer,
    thank,
    thank_for_answer,
)
from holdspace.exchange.models import Ask, Exchange, Offer
from holdspace.exchange.states import (
    ASK_STEPS,
    EXCHANGE_STEPS,
    NOW,
    OFFER_STEPS,
    STANDING_STEPS,
    AskState,
    ExchangeState,
    OfferState,
    StandingState,
)
from holdspace.gifts.models import Gift
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from tests.exchange.asked import an_ask, an_exchange, an_offer
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db

NOTHING, LATE, NO = "nothing here", "too late", "told why not"


def outcome(act):
    """What comes of an act; where nothing comes of it, nothing may have been written either."""
    before = snapshot()
    try:
        act()
    except NothingHere:
        said = NOTHING
    except AlreadyMoved as late:
        told = str(late.told)
        said = LATE if told in {str(words) for states in NOW.values() for words in states.values()} else told
    except Refused as refusal:
        said = NO if str(refusal.verdict.because) else "no reason"
    else:
        return "moved"
    assert snapshot() == before
    return said


def snapshot():
    return [list(model.objects.order_by("pk").values_list("pk", "state")) for model in (Ask, Offer, Exchange)] + [
        model.objects.count() for model in (Gift, Entry, Notice)
    ]


# ---------------------------------------------------------------- exchange

EXCHANGE_WALK = {
    # state: event: (asker, giver, other)
    "agreed": {
        "say_done": ("done_said", "done_said", NOTHING),
        "thank": (LATE, NOTHING, NOTHING),
        "end": ("ended", "ended", NOTHING),
    },
    "done_said by asker": {
        "say_done": (LATE, "done", NOTHING),
        "thank": ("thanked", NOTHING, NOTHING),
        "end": ("ended", "ended", NOTHING),
    },
    "done_said by giver": {
        "say_done": ("done", LATE, NOTHING),
        "thank": ("thanked", NOTHING, NOTHING),
        "end": ("ended", "ended", NOTHING),
    },
    "done": {
        "say_done": (LATE, LATE, NOTHING),
        "thank": ("thanked", NOTHING, NOTHING),
        "end": (LATE, LATE, NOTHING),
    },
    "thanked": {
        "say_done": (LATE, LATE, NOTHING),
        "thank": (LATE, NOTHING, NOTHING),
        "end": (LATE, LATE, NOTHING),
    },
    "ended": {
        "say_done": (LATE, LATE, NOTHING),
        "thank": (LATE, NOTHING, NOTHING),
        "end": (LATE, LATE, NOTHING),
    },
    "faded": {
        "say_done": (LATE, LATE, NOTHING),
        "thank": ("thanked", NOTHING, NOTHING),
        "end": (LATE, LATE, NOTHING),
    },
}
for _state, _events in EXCHANGE_WALK.items():
    _events["mistaken"] = ("ended", "ended", NOTHING) if _state in ("done", "thanked") else (LATE, LATE, NOTHING)
EXCHANGE_EVENTS = {
    "say_done": say_done,
    "mistaken": say_mistaken,
    "thank": lambda **said: thank(words="It helped.", **said),
    "end": end_agreement,
}


def exchange_in(state, four):
    exchange = an_exchange(four.nora, four.jo)
    nora, jo = four.nora.person, four.jo.person
    if state.startswith("done_said"):
        say_done(exchange=exchange, by=nora if state.endswith("asker") else jo, at=AT)
    if state in ("done", "thanked"):
        say_done(exchange=exchange, by=jo, at=AT)
        say_done(exchange=exchange, by=nora, at=AT)
    if state == "thanked":
        thank(exchange=exchange, words="It helped.", by=nora, at=AT)
    if state == "ended":
        end_agreement(exchange=exchange, by=jo, at=AT)
    if state == "faded":
        fade_quietly(by=THE_MACHINE, at=AT + timedelta(days=60))
        exchange = Exchange.objects.select_related("ask", "offer").get(pk=exchange.pk)
    assert exchange.state == state.split()[0]
    return exchange


@pytest.mark.parametrize("event", EXCHANGE_EVENTS)
@pytest.mark.parametrize("state", EXCHANGE_WALK)
def test_an_exchange_moves_as_its_table_says_and_no_other_way(four, state, event):
    for n, who in enumerate((four.nora, four.jo, four.sam)):
        exchange = exchange_in(state, four)
        came = outcome(lambda who=who, it=exchange: EXCHANGE_EVENTS[event](exchange=it, by=who.person, at=AT))
        exchange.refresh_from_db()
        assert (exchange.state if came == "moved" else came) == EXCHANGE_WALK[state][event][n], who.person.name
        lines = Gift.objects.filter(cause_kind="exchange.exchange", cause_id=exchange.pk).values("pk")
        corrected = Gift.objects.filter(cause_kind="gifts.gift", cause_id__in=lines).count()
        assert lines.count() - corrected == (exchange.state in ("done", "thanked"))
        exchange.ask.refresh_from_db()
        stands = {
            "agreed": "agreed",
            "done_said": "agreed",
            "done": "met",
            "thanked": "met",
            "ended": "open",
            "faded": "let_go",
        }
        assert exchange.ask.state == stands[exchange.state]
        if exchange.ask.state == "open":
            let_go_of_ask(ask=exchange.ask, by=four.nora.person, at=AT)


# ---------------------------------------------------------------- offer

OFFER_WALK = {
    # state: event: (asker, giver, other)
    "waiting": {
        "say_yes": ("taken", NOTHING, NOTHING),
        "not_this_one": ("not_this_one", NOTHING, NOTHING),
        "take_back": (NOTHING, "taken_back", NOTHING),
        "thank": (NOTHING, LATE, NOTHING),
    },
    **{
        state: {
            "say_yes": (LATE, NOTHING, NOTHING),
            "not_this_one": (LATE, NOTHING, NOTHING),
            "take_back": (NOTHING, LATE, NOTHING),
            "thank": (NOTHING, "not_this_one" if state == "not_this_one" else LATE, NOTHING),
        }
        for state in ("taken", "not_this_one", "closed", "taken_back", "ended")
    },
}
OFFER_EVENTS = {
    "say_yes": say_yes,
    "not_this_one": answer_not_this_one,
    "take_back": take_back_offer,
    "thank": thank_for_answer,
}


def offer_in(state, four):
    ask = an_ask(four.nora)
    offer = an_offer(ask, four.jo)
    nora, jo = four.nora.person, four.jo.person
    if state == "not_this_one":
        answer_not_this_one(offer=offer, by=nora, at=AT)
    if state == "closed":
        say_yes(offer=an_offer(ask, four.cleo), by=nora, at=AT)
    if state == "taken_back":
        take_back_offer(offer=offer, by=jo, at=AT)
    if state in ("taken", "ended"):
        exchange = say_yes(offer=offer, by=nora, at=AT)
        if state == "ended":
            end_agreement(exchange=exchange, by=jo, at=AT)
    offer.refresh_from_db()
    offer.ask.refresh_from_db()
    assert offer.state == state
    return offer


@pytest.mark.parametrize("event", OFFER_EVENTS)
@pytest.mark.parametrize("state", OFFER_WALK)
def test_an_offer_moves_as_its_table_says_and_no_other_way(four, state, event):
    for n, who in enumerate((four.nora, four.jo, four.sam)):
        offer = offer_in(state, four)
        came = outcome(lambda who=who, it=offer: OFFER_EVENTS[event](offer=it, by=who.person, at=AT))
        offer.refresh_from_db()
        assert (offer.state if came == "moved" else came) == OFFER_WALK[state][event][n], who.person.name
        Ask.objects.filter(pk=offer.ask_id, state="open").update(state="let_go")


# ---------------------------------------------------------------- ask

ASK_WALK = {
    # state: event: (asker, somebody who may offer)
    "open": {"extend": ("open", NOTHING), "let_go": ("let_go", NOTHING), "offer": (NO, "open")},
    "agreed": {"extend": (LATE, NOTHING), "let_go": (LATE, NOTHING), "offer": (NO, NO)},
    "met": {"extend": (LATE, NOTHING), "let_go": (LATE, NOTHING), "offer": (NO, NO)},
    "let_go": {"extend": (LATE, NOTHING), "let_go": (LATE, NOTHING), "offer": (NO, NOTHING)},
}
ASK_EVENTS = {
    "extend": extend_ask,
    "let_go": let_go_of_ask,
    "offer": lambda **said: make_offer(words="Mine is free.", **said),
}


def ask_in(state, four):
    if state in ("agreed", "met"):
        exchange = an_exchange(four.nora, four.jo)
        if state == "met":
            say_done(exchange=exchange, by=four.jo.person, at=AT)
            say_done(exchange=exchange, by=four.nora.person, at=AT)
        ask = exchange.ask
    else:
        ask = an_ask(four.nora)
        if state == "let_go":
            let_go_of_ask(ask=ask, by=four.nora.person, at=AT)
    ask.refresh_from_db()
    assert ask.state == state
    return ask


@pytest.mark.parametrize("event", ASK_EVENTS)
@pytest.mark.parametrize("state", ASK_WALK)
def test_an_ask_moves_as_its_table_says_and_no_other_way(four, state, event):
    for n, who in enumerate((four.nora, four.sam)):
        ask = ask_in(state, four)
        came = outcome(lambda who=who, it=ask: ASK_EVENTS[event](ask=it, by=who.person, at=AT))
        ask.refresh_from_db()
        assert (ask.state if came == "moved" else came) == ASK_WALK[state][event][n], who.person.name


# ---------------------------------------------------------------- the tables themselves


TABLES = [
    (ASK_STEPS, AskState),
    (OFFER_STEPS, OfferState),
    (EXCHANGE_STEPS, ExchangeState),
    (STANDING_STEPS, StandingState),
]
NAMED = [("ask", AskState), ("offer", OfferState), ("exchange", ExchangeState), ("standingoffer", StandingState)]


def test_the_walks_leave_no_state_out():
    assert set(ASK_WALK) == set(AskState.values)
    assert set(OFFER_WALK) == set(OfferState.values)
    assert {state.split()[0] for state in EXCHANGE_WALK} == set(ExchangeState.values)


@pytest.mark.parametrize(("table", "states"), TABLES)
def test_every_step_names_states_that_are_there_and_somebody_who_may(table, states):
    for step in table.values():
        assert {*step.out_of, step.into} <= set(states.values)
        assert step.who


@pytest.mark.parametrize(("name", "states"), NAMED)
def test_whoever_comes_late_reads_how_it_stands_in_every_state(name, states):
    assert list(NOW[name]) == states.values
    assert len({str(words) for words in NOW[name].values()}) == len(states.values)
