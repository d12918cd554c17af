"""Two at the same moment: one door for one account elsewhere, and an unlocking either stopped or done."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator

from holdspace.grammar.actors import OPERATOR, THE_MACHINE
from holdspace.people import second_step
from holdspace.people.actions import (
    begin_unlocking,
    carry_out_unlocking,
    link_account,
    stop_unlocking,
    turn_second_step_on,
)
from holdspace.people.models import LinkedAccount, Unlocking
from tests.people.test_second_step import SECRET, shown
from tests.people_and_places import AT, a_person
from tests.racing import outcomes, real_transactions

pytestmark = pytest.mark.django_db(transaction=True)
ISSUER = "https://login.example.org"


def test_of_two_people_who_link_one_account_one_has_it(tmp_path):
    people = [a_person("One"), a_person("Other")]
    with real_transactions(tmp_path) as at_once:
        acts = [lambda p=p: link_account(person=p, issuer=ISSUER, subject="s", by=p, at=AT) for p in people]
        assert sorted(outcomes(at_once(*acts))) == ["LinkedAccount", "Refused"]
        [count] = at_once(lambda: LinkedAccount.objects.count())
    assert count == 1


def test_two_windows_of_one_person_link_it_once(tmp_path):
    person = a_person()
    with real_transactions(tmp_path) as at_once:
        acts = [lambda: link_account(person=person, issuer=ISSUER, subject="s", by=person, at=AT)] * 2
        assert outcomes(at_once(*acts)) == ["LinkedAccount", "LinkedAccount"]
        [count] = at_once(lambda: LinkedAccount.objects.count())
    assert count == 1


def test_an_unlocking_is_stopped_or_done_and_never_both(tmp_path):
    person = a_person()
    with time_machine.travel(AT, tick=False):
        turn_second_step_on(person=person, secret=SECRET, code=shown(AT), by=person, at=AT)
    begin_unlocking(email=person.email, by=OPERATOR, at=AT)
    waiting = Unlocking.objects.select_related("person").get()
    with real_transactions(tmp_path) as at_once:
        stopped, done = at_once(
            lambda: stop_unlocking(person=person, by=person, at=AT),
            lambda: carry_out_unlocking(unlocking=waiting, by=THE_MACHINE, at=AT),
        )
        assert {stopped, done} == {True, False}
        [(state, on)] = at_once(lambda: (Unlocking.objects.get().state, second_step.is_on(person)))
    assert (state, on) == (("stopped", True) if stopped else ("done", False))


def test_of_two_operators_one_begins(tmp_path):
    person = a_person()
    Authenticator.objects.create(user=person, type="totp", data={"secret": ""})
    with real_transactions(tmp_path) as at_once:
        acts = [lambda: begin_unlocking(email=person.email, by=OPERATOR, at=AT)] * 2
        assert sorted(outcomes(at_once(*acts))) == ["Refused", "Unlocking"]
        [count] = at_once(lambda: Unlocking.objects.count())
    assert count == 1
