"""Wanting nothing of somebody: at once, both ways, never told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.grammar.refusals import NothingHere, insist
from holdspace.journal.actions import record
from holdspace.outbox.actions import withdraw_between
from holdspace.people.meeting import can_meet
from holdspace.people.models import Block
from holdspace.people.rules import may_block

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person


@transaction.atomic
def block_person(*, person_id: int, by: Person, at: datetime) -> Block:
    """Block somebody one could meet here; doing it twice changes nothing.

    `NothingHere` for everybody else, and for whoever has blocked one: their block holds both ways already, and a
    different answer would tell of it.
    """
    insist(may_block(by, person_id))
    block = Block.objects.filter(blocker=by, blocked_id=person_id).first()
    if block is not None:
        return block
    if not can_meet(person_id=person_id, seen_by=by, at=at):
        raise NothingHere
    block = Block.objects.create(blocker=by, blocked_id=person_id, at=at)
    withdraw_between(one_id=by.pk, other_id=person_id, by=by, at=at)
    record(verb="person.blocked", of=block, by=by, at=at)
    return block


@transaction.atomic
def unblock_person(*, block_id: int, by: Person, at: datetime) -> None:
    """Take one's own block back. `NothingHere` for a number that is not one's own, or gone already."""
    block = Block.objects.filter(pk=block_id, blocker=by).first()
    if block is None:
        raise NothingHere
    record(verb="person.unblocked", of=block, by=by, at=at)
    block.delete()
