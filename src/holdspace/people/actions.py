"""What a person does with their own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.journal.actions import record
from holdspace.people.models import Person

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


@transaction.atomic
def welcome_person(*, email: str, display_name: str = "", by: Actor, at: datetime, time_zone: str = "UTC") -> Person:
    """Make an account for an address nobody has yet, and return it. The address is kept in lower case."""
    person = Person(email=email.strip().lower(), display_name=display_name, joined_at=at, time_zone=time_zone)
    person.set_unusable_password()
    person.save()
    record(verb="person.joined", of=person, by=by, at=at)
    return person
