"""The questions here that wait for somebody's word: offers to their asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from holdspace.directory.answering import MOST_LOOKED_AT, can_be_answered
from holdspace.exchange.models import Offer
from holdspace.exchange.states import OfferState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def questions(*, person_id: int, community_id: int, since: datetime) -> Iterable[tuple[datetime, datetime | None]]:
    """Each offer and when it was answered, whatever the answer. Places in standing offers wait for nobody, and what was
    taken back was not to be answered."""
    rows = Offer.objects.filter(
        ask__asker_id=person_id, ask__community_id=community_id, ask__lot__isnull=True, offered_at__gt=since
    )
    still = can_be_answered(person_id=person_id, community_id=community_id, other="giver")
    rows = rows.exclude(state=OfferState.TAKEN_BACK).filter(Q(answered_at__isnull=False) | still)
    rows = rows.order_by("-offered_at", "-id")
    return rows.values_list("offered_at", "answered_at")[:MOST_LOOKED_AT]
