"""The table walked whole: every event in every state."""

import pytest

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.vetting.models import Application
from holdspace.vetting.states import DECIDED, MOVES, PUBLIC, STILL_OPEN, WITH_THE_COMMUNITY, ApplicationState, Event
from tests.ways_in import a_draft, an_open_community

TABLE = {
    ("draft", "send"): "sent",
    ("sent", "take_back"): "draft",
    ("sent", "take"): "in_reading",
    ("in_reading", "take"): "in_reading",
    ("in_reading", "give_back"): "sent",
    ("in_reading", "finish_reading"): "read",
    ("read", "welcome"): "welcomed",
    ("read", "say_not_yet"): "not_yet",
    ("read", "say_not_here"): "not_here",
    ("not_yet", "welcome_after_all"): "welcomed",
    ("not_here", "welcome_after_all"): "welcomed",
    ("draft", "leave"): "left",
    ("sent", "leave"): "left",
    ("in_reading", "leave"): "left",
    ("read", "leave"): "left",
}


@pytest.mark.django_db
def test_every_event_in_every_state():
    application = a_draft(an_open_community())
    found = {}
    for state in ApplicationState:
        for event in Event:
            Application.objects.filter(pk=application.pk).update(state=state)
            line = MOVES[event]
            try:
                move(application, out_of=line.out_of, into=line.into, told=line.told)
            except AlreadyMoved:
                stands = Application.objects.get().state
                assert stands == state
            else:
                found[(str(state), str(event))] = Application.objects.get().state
    assert found == TABLE


def test_every_state_has_public_words_and_a_place():
    assert set(PUBLIC) == set(ApplicationState)
    assert {*STILL_OPEN, *DECIDED, ApplicationState.LEFT} == set(ApplicationState)
    assert WITH_THE_COMMUNITY < STILL_OPEN


def test_nothing_leads_out_of_what_is_over():
    """But a second look by others, which can end in a welcome after all."""
    over = {*DECIDED, ApplicationState.LEFT}
    assert [event for event, line in MOVES.items() if line.out_of & over] == [Event.WELCOME_AFTER_ALL]


def test_whose_move_it_is():
    assert {event.value: line.who for event, line in MOVES.items()} == {
        "send": "applicant",
        "take_back": "applicant",
        "take": "reviewer",
        "give_back": "reviewer",
        "finish_reading": "reviewer",
        "welcome": "two people",
        "say_not_yet": "two people",
        "say_not_here": "two people",
        "welcome_after_all": "two others",
        "leave": "applicant",
    }
