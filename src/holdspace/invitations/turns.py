"""Deciding one after the other, and what stewards have not heard of yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.invitations.kinds import all_need_kinds
from holdspace.invitations.models import Need, Turn
from holdspace.invitations.states import NeedState

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Community


def take_turn(community: Community, at: datetime) -> Turn:
    """Be the only one who decides about invitations in this community until the transaction ends."""
    turn, _new = Turn.objects.get_or_create(community=community, defaults={"taken_at": at})
    Turn.objects.filter(pk=turn.pk).update(taken_at=at)  # whoever comes second waits here
    return turn


def still_waiting(community: Community, at: datetime) -> QuerySet[Need]:
    """Open needs whose time is over and of which stewards have not heard yet."""
    kinds = [kind.name for kind in all_need_kinds() if kind.hosts]
    return Need.objects.filter(
        community=community, state=NeedState.OPEN, due_at__lte=at, stewards_told_at__isnull=True, kind__in=kinds
    ).order_by("due_at", "id")
