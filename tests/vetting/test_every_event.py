"""The table walked whole, through the actions: every event in every state, pressed by every kind of person.

Whatever the state is made to be, only whose move it is moves it, and only out of where the table says; everybody else
is refused or finds nothing there, and the application stands where it stood.
"""

import pytest
from django.db import transaction

from holdspace.communities.states import Role
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.vetting.actions import (
    agree_to_decision,
    decline_reading,
    finish_reading,
    send_application,
    stop_application,
    take_back_application,
    take_reading,
)
from holdspace.vetting.actions.appealing import agree_to_second_look, ask_for_second_look, propose_second_look
from holdspace.vetting.models import Accompanying, Application
from holdspace.vetting.states import ApplicationState
from tests.people_and_places import AT, a_member, a_person
from tests.vetting.test_states import TABLE
from tests.ways_in import (
    DAY,
    a_block,
    a_decided_one,
    a_proposal,
    a_read_one,
    a_reading,
    a_sent_one,
    a_whole_draft,
    an_open_community,
    its_people,
    said_first,
)

pytestmark = pytest.mark.django_db
LATER = AT + DAY


class Scene:
    """Everybody there is to press, and one application."""

    def __init__(self):
        self.community = an_open_community()
        self.rea, self.rolf, self.stella = its_people(self.community)
        self.ada = a_person("Ada Lovelace")
        tam, bea = a_member(self.community, "Tam", Role.REVIEWER), a_member(self.community, "Bea", Role.REVIEWER)
        self.sten = a_member(self.community, "Sten", Role.STEWARD)
        self.gus = a_member(self.community, "Gus", Role.REVIEWER)
        els = a_member(an_open_community("harbour", "Harbour"), "Els", Role.STEWARD, Role.REVIEWER)
        a_block(self.ada, bea.person_id)
        self.members = {
            "reader": self.rea,
            "other reader": self.rolf,
            "free reviewer": tam,
            "steward": self.stella,
            "other steward": self.sten,
            "member": a_member(self.community, "Mo"),
            "guide who reviews": self.gus,
            "blocked reviewer": bea,
            "steward elsewhere": els,
        }
        # Whoever has no membership here presses with somebody else's.
        self.people = {"applicant": self.ada, "another applicant": a_person("Zoe")}

    def accompany(self, application):
        Accompanying.objects.filter(application=application).delete()
        Accompanying.objects.create(application=application, guide=self.gus.person, since=AT)
        return application

    def everybody(self):
        for kind, membership in self.members.items():
            yield kind, membership, membership.person
        for kind, person in self.people.items():
            yield kind, self.members["free reviewer"], person


def decided(scene, outcome):
    application = scene.accompany(a_read_one(scene.community, scene.rea, scene.rolf, person=scene.ada))
    decision = a_proposal(application, scene.stella, outcome=outcome)

    def press(membership, by):
        decision.refresh_from_db()
        agree_to_decision(decision=decision, membership=membership, by=by, at=LATER)
        if outcome != "welcome":
            said_first(decision, at=LATER)

    return application, press


def drafted(scene):
    return scene.accompany(a_whole_draft(scene.community, scene.ada))


def sending(scene):
    application = drafted(scene)
    return application, lambda membership, by: send_application(application=application, by=by, at=LATER)


def sent(scene):
    return scene.accompany(a_sent_one(scene.community, scene.ada))


def taking_back(scene):
    application = sent(scene)
    return application, lambda membership, by: take_back_application(application=application, by=by, at=LATER)


def taking(scene):
    application = sent(scene)
    return application, lambda membership, by: take_reading(
        application=application, membership=membership, by=by, at=LATER
    )


def giving_back(scene):
    application = sent(scene)
    a_reading(application, scene.rea, final=False)
    return application, lambda membership, by: decline_reading(
        application=application, membership=membership, by=by, at=LATER
    )


def finishing(scene):
    application = sent(scene)
    a_reading(application, scene.rolf)
    review = a_reading(application, scene.rea, final=False)

    def press(membership, by):
        review.refresh_from_db()
        finish_reading(review=review, membership=membership, by=by, at=LATER)

    return application, press


def leaving(scene):
    application = drafted(scene)
    return application, lambda membership, by: stop_application(application=application, by=by, at=LATER)


def welcoming_after_all(scene):
    people = (scene.rea, scene.rolf, scene.stella)
    application = scene.accompany(a_decided_one(scene.community, people, outcome="not_yet", person=scene.ada))
    appeal = ask_for_second_look(application=application, words="Please look again.", by=scene.ada, at=AT)
    propose_second_look(appeal=appeal, outcome="welcome", letter="Come in.", by=scene.sten.person, at=AT)

    def press(membership, by):
        appeal.refresh_from_db()
        agree_to_second_look(appeal=appeal, by=by, at=LATER)

    return application, press


REVIEWERS = {"reader", "other reader", "free reviewer"}
TWO = {"reader", "other reader", "other steward"}  # beside the steward who proposed
EVENTS = {
    "send": (sending, {"applicant"}),
    "take_back": (taking_back, {"applicant"}),
    "take": (taking, REVIEWERS),
    "give_back": (giving_back, {"reader"}),
    "finish_reading": (finishing, {"reader"}),
    "welcome": (lambda scene: decided(scene, "welcome"), TWO),
    "say_not_yet": (lambda scene: decided(scene, "not_yet"), TWO),
    "say_not_here": (lambda scene: decided(scene, "not_here"), TWO),
    "welcome_after_all": (welcoming_after_all, {"free reviewer"}),
    "leave": (leaving, {"applicant"}),
}


def test_every_event_is_walked():
    assert set(EVENTS) == {event for _state, event in TABLE}


@pytest.mark.parametrize("event", EVENTS)
def test_every_state_by_every_kind_of_person(event):
    prepare, whose = EVENTS[event]
    scene = Scene()
    application, press = prepare(scene)
    wrong = []
    for state in ApplicationState:
        for kind, membership, by in scene.everybody():
            undo = transaction.savepoint()
            Application.objects.filter(pk=application.pk).update(state=state)
            application.refresh_from_db()
            try:
                with transaction.atomic():
                    press(membership, by)
                refused = False
            except (NothingHere, Refused, AlreadyMoved):
                refused = True
            now = Application.objects.get(pk=application.pk).state
            transaction.savepoint_rollback(undo)
            moves = TABLE.get((str(state), event)) if kind in whose else None
            if now != (moves or state) or (moves and refused):
                wrong.append((str(state), kind, now, refused))
    assert wrong == []
