"""How it ended, said by both: they see it differently often enough that one alone would not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction

from holdspace.gifts.actions import record_gift
from holdspace.grammar.refusals import AlreadyMoved, NothingHere
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.people.rules import blocked_between
from holdspace.referrals.asking import ask_some
from holdspace.referrals.models import Handover
from holdspace.referrals.moving import take_step
from holdspace.referrals.notices import say_of, tell_of
from holdspace.referrals.rules import ASK_HOW_AFTER, FADES_AFTER, my_part
from holdspace.referrals.states import (
    CAME_TO_NOTHING,
    CAME_TO_SOMETHING,
    HANDOVER_NOW,
    UNDER_WAY,
    Ending,
    HandoverState,
)

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


@once_only
def say_how_it_ended(*, handover: Handover, ending: str, by: Person, at: datetime, once: str = "") -> Handover:
    """Say how it ended (`Ending`), once. The first of the two has the other asked; with the second it is done.

    Where either says that it came to something a gift stands in the ledger; where it came to nothing and somebody is
    looked for still, others are asked. The journal does not say how it ended, and nobody else reads it.
    """
    part = my_part(handover, by=by)
    if not part or blocked_between(handover.asker_id, handover.taker_id):
        raise NothingHere
    said = {part: Ending(ending).value}
    # Its row is taken first, so that of two saying it at once one is the first.
    standing = Handover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
    if getattr(standing, part):
        raise AlreadyMoved(HANDOVER_NOW[HandoverState(standing.state)])
    first = standing.state == HandoverState.OPEN
    take_step(standing, "say" if first else "say_too", **said, **({} if first else {"closed_at": at}))
    record(verb="referral.ended", of=standing, by=by, at=at, community_id=standing.community_id, once=once)
    referral = standing.answer.referral
    if first:
        other = standing.taker_id if by.pk == standing.asker_id else standing.asker_id
        tell_of(referral, "how_asked", other, by=by, at=at)
    else:
        _give(standing, by=by, at=at)
    if ending in CAME_TO_NOTHING:
        ask_some(referral, by=by, at=at)
    return standing


@transaction.atomic
def ask_how_it_ended(*, by: Actor, at: datetime, most: int = 100) -> int:
    """Ask both, once, three weeks after a yes, where neither has said; returns how many handovers."""
    due = _locked(Handover.objects.filter(state=HandoverState.OPEN, asked_how_at=None))
    found = list(due.filter(agreed_at__lte=at - ASK_HOW_AFTER).order_by("agreed_at", "id")[:most])
    for handover in found:
        Handover.objects.filter(pk=handover.pk).update(asked_how_at=at)
        record(verb="referral.asked_how", of=handover, by=by, at=at, community_id=handover.community_id)
        for person_id in (handover.asker_id, handover.taker_id):
            say_of(handover.answer.referral, "how_asked_by_place", person_id, by=by, at=at)
    return len(found)


@transaction.atomic
def fade_quietly(*, by: Actor, at: datetime, most: int = 100) -> int:
    """Close what nobody spoke of for sixty days: without a gift, and without a word to anybody; returns how many."""
    due = _locked(Handover.objects.filter(state__in=UNDER_WAY, agreed_at__lte=at - FADES_AFTER))
    found = list(due.order_by("agreed_at", "id")[:most])
    for handover in found:
        take_step(handover, "fade", closed_at=at)
        record(verb="referral.faded", of=handover, by=by, at=at, community_id=handover.community_id)
    return len(found)


def _give(handover: Handover, *, by: Person, at: datetime) -> None:
    if CAME_TO_SOMETHING & {handover.asker_says, handover.taker_says}:
        record_gift(
            giver_id=handover.taker_id,
            receiver_id=handover.asker_id,
            community_id=handover.community_id,
            kind="referral",
            cause=handover,
            by=by,
            at=at,
        )


def _locked(rows: QuerySet[Handover]) -> QuerySet[Handover]:
    skip = connection.features.has_select_for_update_skip_locked
    return rows.select_for_update(of=("self",), skip_locked=skip).select_related("answer__referral__community")
