"""Who may be asked for something now, and how much each has room for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Count, F, Q

from holdspace.algorithms.decay import decayed
from holdspace.algorithms.inviting import DEFAULT_PER_WEEK, LOAD_HALF_LIFE_DAYS, is_awake, room_left
from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.invitations.models import Invitation
from holdspace.invitations.rules import WEEK, hour_there, zones_asleep
from holdspace.invitations.states import Holds, InvitationState, usually

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from holdspace.communities.models import Community

MOST_PEOPLE = 1000


class Somebody(NamedTuple):
    """A member who may be asked: how many more invitations they have room for, and what they carried lately."""

    membership_id: int
    person_id: int
    zone: str
    is_host: bool
    levels: frozenset[str]
    room: int
    load: float


def who_has_room(community: Community, at: datetime, also: Iterable[int] = ()) -> list[Somebody]:
    """Members who may be asked for something now, asked longest ago first; `also` are persons who must be among those
    looked at, as the people of a small audience. Three queries.

    Whoever rests, wants no invitations or is asleep takes nobody's place among those looked at.
    """
    inside = (
        Membership.objects.filter(community=community, state=MembershipState.INSIDE, affirmed_version__gt=0)
        .exclude(Q(capacity__resting_since__isnull=False) | Q(capacity__a_week=0))
        .exclude(person__time_zone__in=zones_asleep(at))
        .order_by(F("load__last_asked_at").asc(nulls_first=True), "id")
        .values_list(
            "id",
            "person_id",
            "person__time_zone",
            "is_host",
            "capacity__holds",
            "capacity__holds_until",
            "capacity__folds_high",
            "capacity__a_week",
            "capacity__often",
            "load__sum",
            "load__as_of",
            "load__last_asked_at",
            "load__silences",
            "load__less_until",
        )
    )
    rows = {row[0]: row for row in inside[:MOST_PEOPLE]}
    wanted = list(also)[:MOST_PEOPLE]
    rows |= {row[0]: row for row in inside.filter(Q(person_id__in=wanted) | Q(is_host=True))[:MOST_PEOPLE]}
    asked = {
        number: (this_week, out)
        for number, this_week, out in Invitation.objects.filter(membership_id__in=rows, sent_at__gt=at - WEEK)
        .values("membership_id")
        .annotate(this_week=Count("id"), out=Count("id", filter=Q(state=InvitationState.OUT)))
        .values_list("membership_id", "this_week", "out")
    }
    return [one for row in rows.values() if (one := _somebody(row, asked.get(row[0], (0, 0)), at)).room > 0]


def _somebody(row: tuple[Any, ...], asked: tuple[int, int], at: datetime) -> Somebody:
    number, person, zone, host, holds, holds_until, folds, *others = row
    a_week, often, load, as_of, last, silences, less = others
    pause = last is not None and at - last < timedelta(days=often or 0)
    room = room_left(
        DEFAULT_PER_WEEK if a_week is None else a_week,
        asked_this_week=asked[0],
        waiting=asked[1],
        silent_lately=silences if less is not None and less > at else 0,
        resting=pause or not is_awake(hour_there(at, zone)),
    )
    held = Holds(holds) if holds_until is not None and holds_until > at else usually(folds_high=bool(folds))
    carried = 0.0 if as_of is None else decayed(load, as_of, at, LOAD_HALF_LIFE_DAYS)
    return Somebody(number, person, zone, host, held.levels, room, carried)
