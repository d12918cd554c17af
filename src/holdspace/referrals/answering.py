"""The questions here that wait for somebody's word: referrals that they were asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q

from holdspace.directory.answering import MOST_LOOKED_AT, can_be_answered
from holdspace.referrals.models import Answer
from holdspace.referrals.states import AnswerState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def questions(*, person_id: int, community_id: int, since: datetime) -> Iterable[tuple[datetime, datetime | None]]:
    """When they were asked and when they answered, whatever the answer. Without what was over before they did, and
    without what they said of themselves before anybody asked."""
    rows = Answer.objects.filter(person_id=person_id, community_id=community_id, asked_at__gt=since)
    still = can_be_answered(person_id=person_id, community_id=community_id, other="referral__asker")
    waits = Q(answered_at__isnull=True, state=AnswerState.ASKED) & still
    rows = rows.filter(Q(answered_at__gt=F("asked_at")) | waits).order_by("-asked_at", "-id")
    return rows.values_list("asked_at", "answered_at")[:MOST_LOOKED_AT]
