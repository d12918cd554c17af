"""How soon people answer: rooms declare which questions wait for somebody's word; worked out when it is read, never
kept (docs/algorithms/answering.md)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from django.db.models import Exists, OuterRef, Q

from holdspace.algorithms.answering import usual_band
from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.directory.states import Soon
from holdspace.people.models import Block

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

LOOKED_BACK: Final = timedelta(days=180)
MOST_LOOKED_AT: Final = 200


class Questions(Protocol):
    """Questions to one person in one community since a time, the newest first, at most `MOST_LOOKED_AT`: when each was
    asked, and when they answered (None while they did not). One query."""

    def __call__(
        self, *, person_id: int, community_id: int, since: datetime
    ) -> Iterable[tuple[datetime, datetime | None]]: ...


def can_be_answered(*, person_id: int, community_id: int, other: str) -> Q:
    """Rows whose other person (a field of that name) this one can still answer: they are inside, and no block stands
    between the two. What cannot be answered is nobody's silence."""
    inside = Membership.objects.filter(
        community_id=community_id, person_id=OuterRef(f"{other}_id"), state=MembershipState.INSIDE
    )
    blocked = Block.objects.filter(
        Q(blocker_id=person_id, blocked_id=OuterRef(f"{other}_id"))
        | Q(blocked_id=person_id, blocker_id=OuterRef(f"{other}_id"))
    )
    return Q(Exists(inside)) & ~Q(Exists(blocked))


_rooms: dict[str, Questions] = {}


def declare_questions(name: str, find: Questions) -> None:
    """Make known where a room asks people something that waits for their word."""
    _rooms[name] = find


def how_soon(*, person_id: int, community_id: int, at: datetime) -> Soon | None:
    """The band, or None where there is none to tell. One query for each room that declared questions."""
    answered: list[float] = []
    waiting: list[float] = []
    for find in _rooms.values():
        for asked_at, answered_at in find(person_id=person_id, community_id=community_id, since=at - LOOKED_BACK):
            hours = ((answered_at or at) - asked_at).total_seconds() / 3600
            (waiting if answered_at is None else answered).append(hours)
    band = usual_band(answered, waiting)
    return Soon(str(band)) if band is not None else None
