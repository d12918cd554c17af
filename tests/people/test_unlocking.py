"""Letting somebody in again who lost their second step: announced, stoppable, and only after a wait."""

import re
from datetime import UTC, datetime, timedelta
from time import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import TestCase

from holdspace.grammar.actors import OPERATOR, THE_MACHINE, VISITOR
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people import second_step
from holdspace.people.actions import (
    begin_unlocking,
    carry_out_unlocking,
    choose_password,
    stop_by_letter,
    stop_unlocking,
    take_second_step,
    turn_second_step_off,
    turn_second_step_on,
    withdraw_unlocking,
)
from holdspace.people.models import Person, Session, Unlocking
from holdspace.people.tasks import unlock
from tests.people.test_entering import Browser, come_in, is_in
from tests.people.test_second_step import SECOND, SECRET, shown
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://localhost:8000(/account/unlocking/[\w-]{43}/)")
SUBJECT = "A change in how you come in"
DUE = AT + timedelta(hours=48)


@pytest.fixture(autouse=True)
def place(settings):
    settings.HOLDSPACE_URL = "http://localhost:8000"
    cache.clear()


@pytest.fixture
def client():
    return Browser()


@pytest.fixture
def person():
    """With a second step, codes on paper and a passkey."""
    found = a_person("Pax")
    with time_machine.travel(AT, tick=False):
        turn_second_step_on(person=found, secret=SECRET, code=shown(AT), by=found, at=AT)
    Authenticator.objects.create(user=found, type="webauthn", data={"name": "Phone", "credential": {}})
    mail.outbox.clear()
    return found


def begun(person, **how):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return begin_unlocking(email=person.email, by=OPERATOR, at=how.pop("at", AT), **how)


def state_of(unlocking):
    unlocking.refresh_from_db()
    return unlocking.state


def kinds(person):
    return sorted(Authenticator.objects.filter(user=person).values_list("type", flat=True))


def test_beginning_changes_nothing_and_is_told_at_once(person):
    unlocking = begun(person)
    assert (unlocking.state, unlocking.due_at) == ("waiting", DUE)
    assert kinds(person) == ["recovery_codes", "totp", "webauthn"]
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([person.email], SUBJECT)
    assert "On 21 November 2026, 09:30 (UTC) it is taken off" in letter.body
    assert LINK.search(letter.body)
    assert "opens the door.\n\nIf you did not ask" in letter.body
    assert "passkeys" not in letter.body
    notice = Notice.objects.get(person=person)
    assert (notice.kind, notice.url) == ("people.unlocking", "/me/second-step/")
    entry = Entry.objects.get(verb="unlocking.begun")
    assert (entry.actor_kind, entry.in_role, entry.data) == ("operator", "operator", {"hours": 48})
    assert unlocking.stop_digest not in letter.body


def test_times_are_told_by_their_own_clock(person):
    Person.objects.filter(pk=person.pk).update(time_zone="Europe/Vienna")
    begun(person, hours=24)
    assert "On 20 November 2026, 10:30 (Europe/Vienna) it is taken off" in mail.outbox[0].body


def test_it_is_done_when_the_wait_is_over_and_not_before(client, person):
    come_in_with_app(client, person)
    assert is_in(client, person)
    unlocking = begun(person)
    unlock(at=DUE - timedelta(seconds=1))
    assert state_of(unlocking) == "waiting"
    assert second_step.is_on(person)
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        unlock(at=DUE)
    assert (state_of(unlocking), unlocking.ended_at) == ("done", DUE)
    assert kinds(person) == ["webauthn"]
    assert not Session.objects.filter(person=person).exists()
    assert client.get("/me/").status_code == 302
    assert [m.subject for m in mail.outbox] == [SUBJECT]
    assert "has been taken off" in mail.outbox[0].body
    assert Entry.objects.get(verb="unlocking.done").data == {"ended": 1}
    unlock(at=DUE)
    assert len(mail.outbox) == 1
    come_in(client, person.email)
    assert is_in(client, person)


def come_in_with_app(client, person):
    come_in(client, person.email)
    return client.post(SECOND, {"code": shown(datetime.now(UTC))})


def test_passkeys_go_only_where_that_was_asked_for(person):
    begun(person, passkeys=True)
    assert "Your passkeys go, too." in mail.outbox[0].body
    unlock(at=DUE)
    assert kinds(person) == []


def test_the_link_in_the_mail_stops_it_without_coming_in(client, person):
    unlocking = begun(person)
    link = LINK.search(mail.outbox[0].body)[1]
    assert "Leave everything as it is?" in client.get(link).content.decode()
    assert state_of(unlocking) == "waiting"  # mail programs look at links, too
    mail.outbox.clear()
    assert "Everything stays as it is" in client.post(link).content.decode()
    assert state_of(unlocking) == "stopped"
    assert [m.subject for m in mail.outbox] == [SUBJECT]
    assert Entry.objects.get(verb="unlocking.stopped").actor_kind == "visitor"
    unlock(at=DUE)
    assert second_step.is_on(person)
    assert "Everything stays as it is" in client.post(link).content.decode()
    assert len(mail.outbox) == 1
    assert "_auth_user_id" not in client.session


def test_a_link_that_never_was_is_nothing_and_one_that_came_too_late_says_so(client, person):
    assert client.get("/account/unlocking/another/").status_code in {302, 404}
    with pytest.raises(NothingHere):
        stop_by_letter(token="another", by=VISITOR, at=AT)
    begun(person)
    link = LINK.search(mail.outbox[0].body)[1]
    unlock(at=DUE)
    assert "It has been taken off" in client.post(link).content.decode()
    with pytest.raises(AlreadyMoved):
        stop_by_letter(token=link.split("/")[3], by=VISITOR, at=DUE)


def test_it_is_stopped_from_ones_own_account(client, person):
    come_in_with_app(client, person)
    unlocking = begun(person, at=datetime.now(UTC))
    for page in ("/me/", "/me/second-step/"):
        assert "Your second step is to be taken off" in client.get(page).content.decode()
    assert client.post("/me/second-step/stop/")["Location"] == "/me/second-step/"
    assert state_of(unlocking) == "stopped"
    assert "Your second step is to be taken off" not in client.get("/me/").content.decode()
    assert not stop_unlocking(person=person, by=person, at=AT)


@pytest.mark.parametrize("shows", ["app", "paper"])
def test_whoever_shows_the_second_step_has_not_lost_it(person, shows):
    unlocking = begun(person)
    assert take_second_step(person=person, code="000000", by=person, at=AT) == ""
    assert state_of(unlocking) == "waiting"
    with time_machine.travel(time(), tick=False):
        code = shown(datetime.now(UTC)) if shows == "app" else second_step.codes_left(person)[0]
        assert take_second_step(person=person, code=code, by=person, at=AT) == shows
    assert state_of(unlocking) == "stopped"


def test_a_password_or_a_code_alone_does_not_stop_it(client, person):
    """Whoever reads the mail could otherwise keep somebody out; and they have lost just what would show more."""
    choose_password(person=person, password="boat lantern seven rye", by=person, at=AT)
    unlocking = begun(person)
    come_in(client, person.email)
    assert state_of(unlocking) == "waiting"


def test_turning_it_off_oneself_ends_it(person):
    unlocking = begun(person)
    turn_second_step_off(person=person, by=person, at=AT)
    assert state_of(unlocking) == "stopped"


def test_the_operators_withdraw_it(person):
    unlocking = begun(person)
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        withdraw_unlocking(email=person.email.upper(), by=OPERATOR, at=AT)
    assert state_of(unlocking) == "withdrawn"
    assert [m.subject for m in mail.outbox] == [SUBJECT]
    with pytest.raises(NothingHere):
        withdraw_unlocking(email=person.email, by=OPERATOR, at=AT)
    assert begun(person).state == "waiting"


def test_one_waits_at_a_time(person):
    begun(person)
    with pytest.raises(Refused) as refused:
        begun(person)
    assert str(refused.value.verdict.because) == "One waits already for this address."
    assert (Unlocking.objects.count(), len(mail.outbox)) == (1, 1)


@pytest.mark.parametrize("hours", [-1, 0, 23, 169])
def test_never_at_once_and_not_after_a_week(person, hours):
    with pytest.raises(Refused) as refused:
        begun(person, hours=hours)
    assert str(refused.value.verdict.because) == "The wait is between 24 and 168 hours."
    assert not Unlocking.objects.exists()


def test_only_what_is_there_is_taken_off(person):
    other = a_person()
    with pytest.raises(Refused) as refused:
        begun(other, passkeys=True)
    assert str(refused.value.verdict.because) == "There is no second step: a mailed code opens the door."
    with pytest.raises(NothingHere):
        begin_unlocking(email="nobody@example.org", by=OPERATOR, at=AT)


def test_only_operators_begin_and_only_whose_door_it_is_stops(person):
    other = a_person()
    for by in (person, other, VISITOR):
        with pytest.raises(Refused):
            begin_unlocking(email=person.email, by=by, at=AT)
    begun(person)
    with pytest.raises(Refused):
        stop_unlocking(person=person, by=other, at=AT)
    with pytest.raises(Refused):
        withdraw_unlocking(email=person.email, by=other, at=AT)
    assert Unlocking.objects.get().state == "waiting"


def test_stopped_in_the_very_moment_nothing_is_taken_off(person):
    unlocking = begun(person)
    as_the_worker_saw_it = Unlocking.objects.select_related("person").get(pk=unlocking.pk)
    stop_unlocking(person=person, by=person, at=DUE)
    assert not carry_out_unlocking(unlocking=as_the_worker_saw_it, by=THE_MACHINE, at=DUE)
    assert second_step.is_on(person)
