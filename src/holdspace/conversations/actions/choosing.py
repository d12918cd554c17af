"""What each decides for themself: whether others see that they have looked; and stewards for all: the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.conversations.models import Limits, Participant
from holdspace.conversations.places import place_of
from holdspace.conversations.rules import may_set_limits
from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.conversations.models import Thread
    from holdspace.people.models import Person


@transaction.atomic
def look_into(*, thread: Thread, by: Person, at: datetime) -> Participant:
    """Somebody has a thread before them. What they read is nobody's business, so there is no entry."""
    place = place_of(thread, by, at)
    if place.looked_at is None or place.looked_at < place.last_at:
        Participant.objects.filter(pk=place.pk).update(looked_at=at)
        place.looked_at = at
    return place


@transaction.atomic
def show_looks(*, thread: Thread, shows: bool, by: Person, at: datetime) -> Participant:
    """Let the others of one thread see how far one has read, or not any more. Off unless chosen."""
    place = place_of(thread, by, at)
    place.shows_looks = shows
    place.save(update_fields=["shows_looks"])
    record(
        verb="thread.looks_shown" if shows else "thread.looks_hidden",
        of=thread,
        by=by,
        at=at,
        community_id=thread.community_id,
    )
    return place


@transaction.atomic
def set_limits(*, membership: Membership, newcomers_a_week: int, by: Person, at: datetime) -> Limits:
    """How many conversations with newcomers one member may begin in seven days."""
    insist(may_set_limits(membership, by=by, newcomers=newcomers_a_week))
    limits, _new = Limits.objects.update_or_create(
        community_id=membership.community_id, defaults={"newcomers_a_week": newcomers_a_week}
    )
    record(
        verb="talk.limits_set",
        of=limits,
        by=by,
        at=at,
        community_id=membership.community_id,
        in_role="steward",
        data={"newcomers_a_week": newcomers_a_week},
    )
    return limits
