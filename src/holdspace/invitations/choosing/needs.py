"""What still wants people, and who may come to it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import F, Q

from holdspace.invitations.kinds import WhoMay, need_kind
from holdspace.invitations.models import Need
from holdspace.invitations.rules import LONGEST_LATE
from holdspace.invitations.states import NeedState
from holdspace.people.models import Block

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Community

MOST_NEEDS = 200


def open_needs(community: Community, at: datetime) -> list[Need]:
    """The needs that still want people, soonest due first. One query.

    What is two weeks late is left to the stewards, so that it does not keep places from what can still be met in time.
    """
    return list(_open(community, at).order_by("due_at", "id")[:MOST_NEEDS])


def needs_in_turn(community: Community, at: datetime) -> list[Need]:
    """Those of them that a run looks at now: the new ones at once, all others in turn. One query."""
    in_turn = _open(community, at).order_by(F("looked_at").asc(nulls_first=True), "due_at", "id")
    return list(in_turn[:MOST_NEEDS])


def _open(community: Community, at: datetime) -> QuerySet[Need]:
    return Need.objects.filter(
        community=community, state=NeedState.OPEN, opened_at__lte=at, due_at__gt=at - LONGEST_LATE
    )


def who_may(needs: Sequence[Need], at: datetime) -> dict[int, WhoMay]:
    """Who may come to each need, with everybody left out who has a block with the person it is for."""
    found: dict[int, WhoMay] = {}
    for name, some in groupby(sorted(needs, key=lambda need: need.kind), key=lambda need: need.kind):
        found |= need_kind(name).who_may(list(some), at=at)
    apart: dict[int, set[int]] = {}
    whose = {need.whose_id for need in needs}
    blocks = Block.objects.filter(Q(blocker_id__in=whose) | Q(blocked_id__in=whose))
    for one, other in blocks.values_list("blocker_id", "blocked_id"):
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)
    for need in needs:
        if (known := found.get(need.pk)) is not None:
            never = known.without | apart.get(need.whose_id, set()) | {need.whose_id}
            found[need.pk] = WhoMay(known.came, known.only, frozenset(never), known.yes, known.in_words)
    return found
