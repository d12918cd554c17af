"""Reads from the journal; each says who is looking. Whether they may is asked by the room above that knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.journal.models import Entry
from holdspace.journal.verbs import all_verbs, verb

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the power record: who did what in which role, when; never whom or what it concerned."""

    id: int
    at: datetime
    actor_kind: str
    actor_id: int | None
    in_role: str
    verb: str

    @property
    def in_words(self) -> str:
        """What was done, completing "<Name>, steward, …"."""
        return str(verb(self.verb).in_words)


# The partial index serves only the very condition it was made with, without a parameter in it.
IN_A_ROLE = RawSQL('NOT ("journal_entry"."in_role" = \'\')', (), output_field=BooleanField())


def power_record(*, community_id: int, seen_by: Actor, after: str = "", size: int = 20) -> KeysetPage[Act]:
    """What was done in a role in a community, the latest first. Only verbs that have plain words for it."""
    told = [v.name for v in all_verbs() if v.in_words]
    rows = Entry.objects.filter(IN_A_ROLE, community_id=community_id, verb__in=told)
    page = page_by_key(
        rows.only("id", "at", "actor_kind", "actor_id", "in_role", "verb"), by=("-id",), after=after, size=size
    )
    return KeysetPage([_act(entry) for entry in page.items], page.older)


def entries_of(
    *, object_kind: str, object_id: int, seen_by: Actor, after: str = "", size: int = 20
) -> KeysetPage[Entry]:
    """What happened to one thing ("room.model" and its number), the first first."""
    rows = Entry.objects.filter(object_kind=object_kind, object_id=object_id)
    return page_by_key(rows, by=("id",), after=after, size=size)


def entries_by(*, person_id: int, seen_by: Actor, after: str = "", size: int = 20) -> KeysetPage[Entry]:
    """What one person did, the latest first: for themself alone, nothing for anybody else."""
    if seen_by.actor_id != person_id:
        return KeysetPage([])
    rows = Entry.objects.filter(actor_kind="person", actor_id=person_id)
    return page_by_key(rows, by=("-id",), after=after, size=size)


def _act(entry: Entry) -> Act:
    return Act(entry.pk, entry.at, entry.actor_kind, entry.actor_id, entry.in_role, entry.verb)
