"""A second step of coming in, codes on paper for it, and a password of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.people import second_step
from holdspace.people.actions.unlocking import stop_unlocking
from holdspace.people.letters import tell_of_change
from holdspace.people.models import Person
from holdspace.people.rules import may_change

if TYPE_CHECKING:
    from datetime import datetime

KINDS = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)


@transaction.atomic
def turn_second_step_on(*, person: Person, secret: str, code: str, by: Person, at: datetime) -> Authenticator:
    """From now on a code of the app is asked as well; ten codes on paper are made for the day it is lost.

    `code` shows that the app has the secret. Where it is on already, the new app takes the place of the old one.
    """
    insist(may_change(person, by))
    Person.objects.select_for_update().get(pk=person.pk)  # two windows at once: the second takes the first's place
    if not second_step.fits(secret, code):
        raise Refused(no(_("This is not what the app should show now. Codes change every half minute: try the next.")))
    _end(person)
    app: Authenticator = TOTP.activate(person, secret).instance
    RecoveryCodes.activate(person)
    record(verb="second_step.turned_on", of=person, by=by, at=at)
    tell_of_change(person, by, at)
    return app


@transaction.atomic
def turn_second_step_off(*, person: Person, by: Person, at: datetime) -> bool:
    """Code or password are enough again; the codes on paper go. False where it was off."""
    insist(may_change(person, by))
    if not _end(person):
        return False
    stop_unlocking(person=person, by=by, at=at)
    record(verb="second_step.turned_off", of=person, by=by, at=at)
    tell_of_change(person, by, at)
    return True


@transaction.atomic
def make_codes_anew(*, person: Person, by: Person, at: datetime) -> None:
    """Ten new codes on paper in place of those before. `Refused` where there is no second step."""
    insist(may_change(person, by))
    if not second_step.is_on(person):
        raise Refused(no(_("Codes on paper belong to the second step, which is off.")))
    Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(person)
    record(verb="recovery_codes.made", of=person, by=by, at=at)


@transaction.atomic
def take_second_step(*, person: Person, code: str, by: Person, at: datetime) -> str:
    """What a typed code is worth: "app", "paper" (used up, and told by mail) or "". `by` is whom the first step let
    so far. A code of the app leaves no entry: coming in never does. Whatever it is worth stops an unlocking that waits.
    """
    worth = second_step.opens(person, code)
    if worth:
        stop_unlocking(person=person, by=by, at=at)  # who has it has not lost it
    if worth == "paper":
        left = len(second_step.codes_left(person))
        record(verb="recovery_code.used", of=person, by=by, at=at, data={"left": left})
        tell_of_change(person, by, at)
    return worth


@transaction.atomic
def choose_password(*, person: Person, password: str, by: Person, at: datetime) -> Person:
    """A password beside the mailed code, long enough and not among the common ones; every other session ends.

    `Refused` says what is missing. The caller keeps this browser's session (`update_session_auth_hash`).
    """
    insist(may_change(person, by))
    try:
        validate_password(password, user=person)
    except ValidationError as found:
        raise Refused(no(" ".join(found.messages))) from None
    person.set_password(password)
    Person.objects.filter(pk=person.pk).update(password=person.password)
    record(verb="password.chosen", of=person, by=by, at=at)
    tell_of_change(person, by, at)
    return person


@transaction.atomic
def drop_password(*, person: Person, by: Person, at: datetime) -> bool:
    """The mailed code alone again. False where there was none."""
    insist(may_change(person, by))
    if not person.has_usable_password():
        return False
    person.set_unusable_password()
    Person.objects.filter(pk=person.pk).update(password=person.password)
    record(verb="password.dropped", of=person, by=by, at=at)
    tell_of_change(person, by, at)
    return True


def _end(person: Person) -> bool:
    gone: int = Authenticator.objects.filter(user=person, type__in=KINDS).delete()[0]
    return gone > 0
