"""Having an account, and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.people.letters import send_letter
from holdspace.people.models import Person
from holdspace.people.rules import may_change, may_run_the_machine
from holdspace.search.actions import index

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


@transaction.atomic
def welcome_person(*, email: str, display_name: str = "", by: Actor, at: datetime, time_zone: str = "UTC") -> Person:
    """Make an account for an address nobody has yet, and return it. The address is kept in lower case.

    `Refused` when somebody has it already: only ever shown to whoever has proven that the address is theirs.
    """
    person = Person(email=email.strip().lower(), display_name=display_name, joined_at=at, time_zone=time_zone)
    person.set_unusable_password()
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise Refused(no(_("There is an account with this address already."))) from None
    record(verb="person.joined", of=person, by=by, at=at)
    return person


@transaction.atomic
def name_oneself(
    *, person: Person, display_name: str, pronouns: str, time_zone: str, language: str, by: Actor, at: datetime
) -> Person:
    """Change how one is called and how times are told. The journal keeps which of these changed, not to what."""
    insist(may_change(person, by))
    wanted = {"display_name": display_name, "pronouns": pronouns, "time_zone": time_zone, "language": language}
    changed = [field for field, value in wanted.items() if getattr(person, field) != value]
    if changed:
        Person.objects.filter(pk=person.pk).update(**wanted)
        for field, value in wanted.items():
            setattr(person, field, value)
        record(verb="person.named", of=person, by=by, at=at, data={"fields": changed})
        if "display_name" in changed:
            index(kind="person", thing=person, by=by, at=at)
    return person


@transaction.atomic
def choose_hints(*, person: Person, wanted: bool, by: Actor, at: datetime) -> Person:
    """Whether the coach offers kinder words and asks about detail. What could identify a client it always tells."""
    insist(may_change(person, by))
    if Person.objects.filter(pk=person.pk, wants_hints=not wanted).update(wants_hints=wanted):
        record(verb="person.chose_hints", of=person, by=by, at=at, data={"wanted": wanted})
    person.wants_hints = wanted
    return person


@transaction.atomic
def change_address(*, person: Person, email: str, by: Actor, at: datetime) -> Person:
    """Sign in by another address from now on, which the caller knows to be theirs; the old one is told.

    `Refused` when somebody else has it: only ever shown to whoever has proven that the address is theirs.
    """
    insist(may_change(person, by))
    before, email = person.email, email.strip().lower()
    if email == before:
        return person
    try:
        with transaction.atomic():
            Person.objects.filter(pk=person.pk).update(email=email)
    except IntegrityError:
        raise Refused(no(_("There is an account with this address already."))) from None
    person.email = email
    record(verb="person.changed_address", of=person, by=by, at=at)
    if before:
        send_letter(to=before, template="people/mail/address_changed", context={}, by=by, at=at)
    return person


@transaction.atomic
def make_operator(*, email: str, by: Actor, at: datetime) -> Person:
    """Give the keys of the machine to whoever has this address; makes the account where there is none yet."""
    insist(may_run_the_machine(by))
    person = Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
    person = person or welcome_person(email=email, by=by, at=at)
    person.is_operator = True
    Person.objects.filter(pk=person.pk).update(is_operator=True)
    record(verb="person.made_operator", of=person, by=by, at=at, in_role="operator")
    return person


@transaction.atomic
def end_operator(*, email: str, by: Actor, at: datetime) -> Person:
    """Take them back. `NothingHere` for an address nobody has."""
    insist(may_run_the_machine(by))
    person = Person.objects.filter(email__iexact=email.strip(), is_operator=True).first()
    if person is None:
        raise NothingHere
    person.is_operator = False
    Person.objects.filter(pk=person.pk).update(is_operator=False)
    record(verb="person.ended_operator", of=person, by=by, at=at, in_role="operator")
    return person
