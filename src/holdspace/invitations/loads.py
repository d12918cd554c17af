"""Keeping what is worked out about people's load. Every way in is here, so that forgetting can be whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Case, F, Value, When

from holdspace.algorithms.decay import added
from holdspace.algorithms.inviting import LOAD_HALF_LIFE_DAYS
from holdspace.invitations.models import Load
from holdspace.journal.models import Entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime, timedelta

# What somebody took up: an invitation opened, or an answer given without one..
TAKEN_UP = ("invitation.opened", "need.come_to")
FORGOTTEN = "load.forgotten"


def count_load(membership_id: int, at: datetime) -> None:
    """One more thing taken up."""
    Load.objects.get_or_create(membership_id=membership_id, defaults={"as_of": at})
    load = Load.objects.select_for_update().get(membership_id=membership_id)
    total, as_of = added(load.sum, load.as_of, at, half_life_days=LOAD_HALF_LIFE_DAYS)
    Load.objects.filter(pk=load.pk).update(sum=total, as_of=as_of)


def note_asked(membership_ids: Collection[int], at: datetime) -> None:
    """They were asked now. Two statements, whatever their number."""
    Load.objects.bulk_create(
        [Load(membership_id=number, as_of=at) for number in sorted(membership_ids)], ignore_conflicts=True
    )
    Load.objects.filter(membership_id__in=membership_ids).update(last_asked_at=at)


def note_silence(membership_ids: Collection[int], at: datetime, lasts: timedelta) -> None:
    """An invitation went by unopened: for a while they are asked less, and that is all it means."""
    again = When(less_until__gt=at, then=F("silences") + 1)
    Load.objects.filter(membership_id__in=membership_ids).update(
        silences=Case(again, default=Value(1)), less_until=at + lasts
    )


def note_word(membership_id: int) -> None:
    """A word after all to what went by: then it was no silence."""
    last = When(silences=1, then=Value(None))
    Load.objects.filter(membership_id=membership_id, silences__gt=0).update(
        silences=F("silences") - 1, less_until=Case(last, default=F("less_until"))
    )


def load_from_entries(entries: Iterable[tuple[str, datetime]], at: datetime) -> float:
    """The sum that entries (verb and time, in the order of the journal) tell; what stands before a reset is gone."""
    total, as_of = 0.0, at
    for verb, when in entries:
        if verb == FORGOTTEN:
            total = 0.0
        elif verb in TAKEN_UP:
            total, as_of = added(total, as_of if total else when, when, half_life_days=LOAD_HALF_LIFE_DAYS)
    return added(total, as_of, at, 0.0, LOAD_HALF_LIFE_DAYS)[0] if total else 0.0


def entries_by_person(community_id: int) -> dict[int, list[tuple[str, datetime]]]:
    """What the journal holds that the members' load can be told from, in its order. One query."""
    found: dict[int, list[tuple[str, datetime]]] = {}
    rows: Any = Entry.objects.filter(community_id=community_id, actor_kind="person", verb__in=[*TAKEN_UP, FORGOTTEN])
    for person_id, verb, at in rows.order_by("id").values_list("actor_id", "verb", "at"):
        found.setdefault(person_id, []).append((verb, at))
    return found
