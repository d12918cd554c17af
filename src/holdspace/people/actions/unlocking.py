"""Letting somebody in again who lost their second step: never at once, and never without their being told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.outbox.actions import tell
from holdspace.outbox.hours import zone_of
from holdspace.people.letters import send_letter
from holdspace.people.models import Person, Session, Unlocking
from holdspace.people.rules import may_change, may_run_the_machine, may_unlock
from holdspace.people.states import SOURCES, TOLD, UnlockingState
from holdspace.people.unlocking import USUAL_HOURS, digest_of, new_token

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor

SECOND_STEP = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)


@transaction.atomic
def begin_unlocking(
    *, email: str, hours: int = USUAL_HOURS, passkeys: bool = False, by: Actor, at: datetime
) -> Unlocking:
    """Have the second step of whoever has this address taken off in `hours` (24 to 168), and tell them at once how to
    stop it. `passkeys`: these go, too. Nothing is changed until then.

    `NothingHere` for an address nobody has; `Refused` where there is nothing to take off, or one waits already.
    """
    insist(may_run_the_machine(by))
    person = Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if person is None:
        raise NothingHere
    insist(may_unlock(person, hours=hours, passkeys=passkeys))
    token, due = new_token(), at + timedelta(hours=hours)
    try:
        with transaction.atomic():
            unlocking = Unlocking.objects.create(
                person=person, passkeys=passkeys, asked_at=at, due_at=due, stop_digest=digest_of(token)
            )
    except IntegrityError:
        raise Refused(no(_("One waits already for this address."))) from None
    record(verb="unlocking.begun", of=unlocking, by=by, at=at, in_role="operator", data={"hours": hours})
    url = str(settings.HOLDSPACE_URL).rstrip("/") + reverse("account_stop_unlocking", args=[token])
    context = {"due": due, "url": url, "passkeys": passkeys, "zone": person.time_zone}
    with timezone.override(zone_of(person.time_zone)):
        send_letter(to=person.email or "", template="people/mail/unlocking", context=context, by=by, at=at)
    tell(person_id=person.pk, kind="people.unlocking", url=reverse("people:second_step"), by=by, at=at, about=unlocking)
    return unlocking


@transaction.atomic
def withdraw_unlocking(*, email: str, by: Actor, at: datetime) -> Unlocking:
    """It was not them after all, or they found their codes. `NothingHere` where none waits."""
    insist(may_run_the_machine(by))
    waiting = Unlocking.objects.filter(person__email__iexact=email.strip(), state=UnlockingState.WAITING)
    unlocking = waiting.select_related("person").first()
    if unlocking is None:
        raise NothingHere
    _end(unlocking, "withdraw", UnlockingState.WITHDRAWN, at)
    record(verb="unlocking.withdrawn", of=unlocking, by=by, at=at, in_role="operator")
    send_letter(to=unlocking.person.email or "", template="people/mail/unlocking_over", context={}, by=by, at=at)
    return unlocking


@transaction.atomic
def stop_unlocking(*, person: Person, by: Person, at: datetime) -> bool:
    """Whose door it is wants it to stay as it is, or has just shown that they have lost nothing. False where none
    waits.
    """
    insist(may_change(person, by))
    unlocking = Unlocking.objects.filter(person=person, state=UnlockingState.WAITING).first()
    if unlocking is None:
        return False
    try:
        _end(unlocking, "stop", UnlockingState.STOPPED, at)
    except AlreadyMoved:
        return False
    record(verb="unlocking.stopped", of=unlocking, by=by, at=at)
    send_letter(to=person.email or "", template="people/mail/unlocking_over", context={}, by=by, at=at)
    return True


@transaction.atomic
def stop_by_letter(*, token: str, by: Actor, at: datetime) -> Unlocking:
    """The same with the link of the mail, without coming in. `NothingHere` for a link that never was; `AlreadyMoved`
    where it is over.
    """
    unlocking = Unlocking.objects.select_related("person").filter(stop_digest=digest_of(token)).first()
    if unlocking is None:
        raise NothingHere
    _end(unlocking, "stop", UnlockingState.STOPPED, at)
    record(verb="unlocking.stopped", of=unlocking, by=by, at=at)
    send_letter(to=unlocking.person.email or "", template="people/mail/unlocking_over", context={}, by=by, at=at)
    return unlocking


@transaction.atomic
def carry_out_unlocking(*, unlocking: Unlocking, by: Actor, at: datetime) -> bool:
    """App and codes go (and passkeys, if that was asked for), every session ends, and the person is told. False where
    it was stopped in the same moment.
    """
    try:
        _end(unlocking, "carry_out", UnlockingState.DONE, at)
    except AlreadyMoved:
        return False
    person = unlocking.person
    kinds = [*SECOND_STEP, *([Authenticator.Type.WEBAUTHN] if unlocking.passkeys else [])]
    Authenticator.objects.filter(user=person, type__in=kinds).delete()
    ended, _kinds = Session.objects.filter(person=person).delete()
    record(verb="unlocking.done", of=unlocking, by=by, at=at, data={"ended": ended})
    send_letter(to=person.email or "", template="people/mail/unlocking_done", context={}, by=by, at=at)
    return True


def _end(unlocking: Unlocking, event: str, into: str, at: datetime) -> None:
    move(unlocking, out_of=SOURCES[event], into=into, told=TOLD[event], ended_at=at)
