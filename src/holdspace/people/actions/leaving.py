"""Taking everything along, and erasing it."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from django.db import transaction

from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record
from holdspace.people.archive import pack
from holdspace.people.personal import all_personal
from holdspace.people.rules import may_change, never_came
from holdspace.search.actions import forget

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


@transaction.atomic
def take_everything(*, by: Person, at: datetime) -> IO[bytes]:
    """A ZIP of everything that is one's own, written to a file that vanishes when closed; stands at its beginning."""
    record(verb="person.took_along", of=by, by=by, at=at)
    return pack(person=by, at=at)


@transaction.atomic
def erase_person(*, person: Person, by: Person, at: datetime) -> None:
    """Every room does what it declared, the highest first; an empty person stays, whom nobody can sign in as.

    Either all of it happens or nothing. What is kept, and why, stood on the page before.
    """
    insist(may_change(person, by))
    record(verb="person.erased", of=person, by=by, at=at)
    _erase(person, by, at)


@transaction.atomic
def erase_who_never_came(*, person: Person, by: Actor, at: datetime) -> None:
    """The same for an account that somebody else made for an address, and to which nobody ever signed in.

    Whoever calls this has looked whether another community still waits for them. `Refused` once they did sign in.
    """
    person.refresh_from_db()
    insist(never_came(person))
    record(verb="person.erased", of=person, by=by, at=at)
    _erase(person, by, at)


def _erase(person: Person, by: Actor, at: datetime) -> None:
    for kind in reversed(all_personal()):
        kind.erase(person_id=person.pk, at=at)
    forget(kind="person", thing_ids=[person.pk], by=by, at=at)
