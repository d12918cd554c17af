"""Who may see whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from holdspace.people.models import Block

if TYPE_CHECKING:
    from holdspace.grammar.actors import Actor


def not_blocked(seen_by: Actor, person_field: str) -> Q:
    """Leaves out rows whose person (named by the field, "author" or "membership__person") is blocked, either way.

    Every room's `visible` includes it. Visitors and the machine have no blocks.
    """
    if seen_by.actor_id is None:
        return Q()
    person = OuterRef(f"{person_field}_id") if "__" not in person_field else OuterRef(person_field)
    return ~Exists(Block.objects.filter(blocker_id=seen_by.actor_id, blocked_id=person)) & ~Exists(
        Block.objects.filter(blocked_id=seen_by.actor_id, blocker_id=person)
    )


def blocked_between(one_id: int, other_id: int) -> bool:
    """Whether either has blocked the other. Never told to anybody: it answers like a thing that is not there."""
    return Block.objects.filter(
        Q(blocker_id=one_id, blocked_id=other_id) | Q(blocker_id=other_id, blocked_id=one_id)
    ).exists()
