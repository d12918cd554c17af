"""What stands around the newest shares for whoever reads them: their room, whether all rest, whom they do not read.

One statement by hand instead of three, because the page is the one that everybody opens.
`tests/sharing/test_around.py` holds it against the rooms' own reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.queries import Room
from holdspace.sharing.queries.page import as_time

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor

# A row for each mute that holds, and one where there is none.
SQL = """
SELECT c.id, c.resting_since, c.holds, c.holds_until, c.a_week, c.often, c.folds_high, r.since, r.until, u.whom_id
FROM communities_membership m
LEFT JOIN invitations_capacity c ON c.membership_id = m.id
LEFT JOIN invitations_communityrest r ON r.community_id = m.community_id
LEFT JOIN sharing_mute u ON u.membership_id = m.id AND (u.until IS NULL OR u.until > %s)
WHERE m.id = %s
"""


@dataclass(frozen=True, slots=True)
class Around:
    """One's own room, until when the whole community rests (None while it does not), and the persons one has muted."""

    room: Room
    rests_until: datetime | None
    muted: frozenset[int]


def around_shares(*, membership: Membership, seen_by: Actor, at: datetime) -> Around:
    """For oneself alone; `NothingHere` for everybody else. One query."""
    if seen_by.actor_id is None or membership.person_id != seen_by.actor_id:
        raise NothingHere
    with connection.cursor() as cursor:
        cursor.execute(SQL, [connection.ops.adapt_datetimefield_value(at), membership.pk])
        rows = cursor.fetchall()
    if not rows:
        raise NothingHere
    said, resting, holds, until, a_week, often, folds, since, ends, _whom = rows[0]
    times = [None if time is None else as_time(time) for time in (resting, until, since, ends)]
    resting, until, since, ends = times
    capacity = None if said is None else (resting, holds, until, a_week, often, bool(folds))
    all_rest = ends if since is not None and ends is not None and since <= at < ends else None
    return Around(Room.told_by(capacity, at=at), all_rest, frozenset(row[-1] for row in rows if row[-1] is not None))
