"""For Today: what a reviewer could go on with, or begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from holdspace.vetting.models import Application, Asked, Review
from holdspace.vetting.queries.reading import UNDER_READING
from holdspace.vetting.queries.taking import has_room, with_places
from holdspace.vetting.rules import readable_by
from holdspace.vetting.states import AskedState, ReviewState

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class NextReading:
    """Something can be read; `begun` is whether they have it already. Nothing else: Today names no applicant."""

    begun: bool


def next_reading(*, membership: Membership, seen_by: Actor, at: datetime) -> NextReading | None:
    """The first line of `to_read` without its words, in one query; None without the role, or where nothing waits."""
    if not membership.is_reviewer or seen_by.actor_id != membership.person_id:
        return None
    mine = Review.objects.filter(application=OuterRef("pk"), reviewer_id=membership.person_id)
    tied = Asked.objects.filter(application=OuterRef("pk"), person_id=membership.person_id, state=AskedState.TIED)
    begun = (
        with_places(Application.objects.filter(readable_by(membership), state__in=UNDER_READING), membership=membership)
        .annotate(begun=Exists(mine.filter(state=ReviewState.TAKEN)))
        .filter(Q(begun=True) | has_room(membership=membership, at=at) & ~Exists(mine) & ~Exists(tied))
        .order_by("-begun", "-asked_me", "sent_at", "id")
        .values_list("begun", flat=True)
        .first()
    )
    return None if begun is None else NextReading(begun)
