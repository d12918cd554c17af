"""Whom to invite now: what the database knows, handed to the matching. Reads only, and always the same number.

At most `MOST_NEEDS` needs and `MOST_PEOPLE` people are looked at in one go, the needs by who is due soonest, the people
by who was asked longest ago; what is left comes with the next tick.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Count, F, Q

from holdspace.algorithms.decay import decayed
from holdspace.algorithms.inviting import (
    DEFAULT_PER_WEEK,
    LOAD_HALF_LIFE_DAYS,
    awake_part,
    host_yes_chance,
    is_awake,
    need_weight,
    room_left,
    still_wanted,
)
from holdspace.algorithms.matching import Edge, Reader, match
from holdspace.algorithms.matching import Need as Wants
from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.invitations.duty import on_duty
from holdspace.invitations.kinds import WhoMay, need_kind
from holdspace.invitations.models import Invitation, Need
from holdspace.invitations.rules import LONGEST_LATE, WEEK, hour_there, lasts
from holdspace.invitations.states import AS_HOST, Holds, InvitationState, NeedState, Why, usually
from holdspace.people.models import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from holdspace.communities.models import Community

MOST_NEEDS = 200
MOST_PEOPLE = 1000
STANDS = (InvitationState.OUT, InvitationState.OPENED)


class Somebody(NamedTuple):
    """A member who may be asked: how many more invitations they have room for, and what they carried lately."""

    membership_id: int
    person_id: int
    zone: str
    is_host: bool
    levels: frozenset[str]
    room: int
    load: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """One invitation to be made; `again` is the number of one that went by when a host was asked like anybody."""

    need: Need
    membership_id: int
    why: Why
    until: datetime
    again: int | None = None


def open_needs(community: Community, at: datetime) -> list[Need]:
    """The needs that still want people, soonest due first. One query.

    What is two weeks late is left to the stewards, so that it does not keep places from what can still be met in time.
    """
    rows = Need.objects.filter(
        community=community, state=NeedState.OPEN, opened_at__lte=at, due_at__gt=at - LONGEST_LATE
    )
    return list(rows.order_by("due_at", "id")[:MOST_NEEDS])


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


def who_has_room(community: Community, at: datetime, also: Iterable[int] = ()) -> list[Somebody]:
    """Members who may be asked for something now, asked longest ago first; `also` are persons who must be among those
    looked at, as the people of a small audience. Three queries."""
    inside = (
        Membership.objects.filter(community=community, state=MembershipState.INSIDE, affirmed_version__gt=0)
        .exclude(capacity__resting_since__isnull=False)
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


def choose(community: Community, at: datetime) -> list[Chosen]:
    """The invitations to make now, by need and person."""
    needs = open_needs(community, at)
    if not needs:
        return []
    may = who_may(needs, at)
    needs = [need for need in needs if need.pk in may]
    people = who_has_room(community, at, also={one for known in may.values() for one in known.only or ()})
    rows = Invitation.objects.filter(need__in=needs)
    asked = list(rows.values_list("need_id", "membership_id", "state", "until", "why", "id"))
    with_hosts = {need.pk for need in needs if _is_with_hosts(need, at)}
    hosts = on_duty(community, at) if with_hosts else {}
    again = {
        (need, member): number
        for need, member, state, _until, why, number in asked
        if need in with_hosts and member in hosts and state == InvitationState.PASSED and why not in AS_HOST
    }
    edges = _edges(needs, may, people, {(need, member) for need, member, *_rest in asked} - set(again), hosts, at)
    # Where a host can be asked, hosts alone are; elsewhere all who may yet come count, or everybody would be asked.
    to_hosts = {edge.need for edge in edges if edge.need in with_hosts and edge.person in hosts}
    edges = [edge for edge in edges if edge.need not in to_hosts or edge.person in hosts]
    wants = _wants(needs, may, asked, to_hosts, at)
    by_number = {need.pk: need for need in needs}
    return [
        Chosen(
            by_number[one.need],
            one.person,
            hosts[one.person] if one.person in hosts and _is_with_hosts(by_number[one.need], at) else Why(one.reason),
            at + lasts(by_number[one.need].opened_at, by_number[one.need].due_at),
            again.get((one.need, one.person)),
        )
        for one in match(wants, [Reader(one.membership_id, one.room, one.load) for one in people], edges)
    ]


def _is_with_hosts(need: Need, at: datetime) -> bool:
    return need_kind(need.kind).hosts and need.hosts_at <= at


def _wants(
    needs: Sequence[Need],
    may: dict[int, WhoMay],
    asked: list[tuple[int, int, str, datetime, str, int]],
    to_hosts: set[int],
    at: datetime,
) -> list[Wants]:
    """How many people each need still wants. Where hosts can be asked (`to_hosts`), only hosts count as coming."""
    coming = Counter(
        (need, why in AS_HOST) for need, _member, state, until, why, _number in asked if state in STANDS and until > at
    )
    wants = []
    for need in needs:
        known = may[need.pk]
        by_hosts = coming[need.pk, True] * host_yes_chance()
        by_others = 0.0 if need.pk in to_hosts else coming[need.pk, False] * known.yes
        open_places = still_wanted(
            need.wanted, answered=len(known.came), in_words=known.in_words, chances_out=by_hosts + by_others
        )
        waited, stated = ((time - need.opened_at).total_seconds() / 3600 for time in (at, need.due_at))
        wants.append(Wants(need.pk, open_places, need_weight(waited, max(stated, 1.0))))
    return wants


def _edges(
    needs: Sequence[Need],
    may: dict[int, WhoMay],
    people: Sequence[Somebody],
    asked: set[tuple[int, int]],
    hosts: dict[int, Why],
    at: datetime,
) -> list[Edge]:
    edges = []
    for need in needs:
        known, with_hosts = may[need.pk], _is_with_hosts(need, at)
        hours = lasts(need.opened_at, need.due_at).total_seconds() / 3600
        for one in people:
            if not known.may(one.person_id) or (need.pk, one.membership_id) in asked:
                continue
            if need.level and need.level not in one.levels:
                continue
            awake = awake_part(hour_there(at, one.zone), hours)
            as_host = with_hosts and one.membership_id in hosts
            edges.append(
                Edge(need.pk, one.membership_id, host_yes_chance(awake=awake) if as_host else known.yes * awake)
            )
    return edges
