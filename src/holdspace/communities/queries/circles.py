"""Circles as those in them see them. To everybody else there is no such circle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.communities.models import Audience, Circle, CircleMember
from holdspace.communities.queries.audiences import Named
from holdspace.communities.states import CircleMemberState, CircleState
from holdspace.grammar.refusals import NothingHere
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class CircleLine:
    """One circle in a list: how many are in it (blocks or not), and what it is for."""

    number: int
    name: str
    is_for: str
    heads: int
    audience_id: int


@dataclass(frozen=True, slots=True)
class MyCircles:
    """Those one is in, those one is asked into, and those one said no to: the last two are known to oneself alone."""

    inside: list[CircleLine]
    asked: list[CircleLine]
    declined: list[CircleLine]


@dataclass(frozen=True, slots=True)
class CircleAlone:
    """One circle for somebody in it: its people by name, without those blocked either way; `heads` counts all."""

    circle: Circle
    heads: int
    people: list[Named]
    keeps: bool


def my_circles(*, membership: Membership, seen_by: Actor) -> MyCircles:
    """One's own circles by name, at most sixty. Two queries. `NothingHere` for everybody else's."""
    if membership.person_id != seen_by.actor_id:
        raise NothingHere
    rows = CircleMember.objects.filter(membership=membership, circle__state=CircleState.OPEN)
    mine = list(rows.select_related("circle").order_by("circle__name", "id")[:MOST_SHOWN])
    inside = CircleMember.objects.filter(circle__in=[r.circle_id for r in mine], state=CircleMemberState.INSIDE)
    heads: dict[int, int] = {}
    for number in inside.values_list("circle_id", flat=True):
        heads[number] = heads.get(number, 0) + 1
    found: dict[str, list[CircleLine]] = {state: [] for state in CircleMemberState.values}
    for row in mine:
        circle = row.circle
        line = CircleLine(circle.pk, circle.name, circle.is_for, heads.get(circle.pk, 0), circle.audience_id)
        found[row.state].append(line)
    return MyCircles(
        inside=found[CircleMemberState.INSIDE],
        asked=found[CircleMemberState.ASKED],
        declined=found[CircleMemberState.DECLINED],
    )


def share_a_circle(*, person_id: int, seen_by: Actor) -> bool:
    """Whether somebody and whoever looks are both inside one open circle, in whatever community."""
    inside = CircleMember.objects.filter(state=CircleMemberState.INSIDE, circle__state=CircleState.OPEN)
    mine = inside.filter(membership__person_id=seen_by.actor_id or 0)
    return inside.filter(membership__person_id=person_id, circle__in=mine.values("circle")).exists()


def one_circle(*, community: Community, number: int, seen_by: Actor) -> Circle:
    """A circle that one is in. Raises `NothingHere` otherwise, whatever the reason."""
    return _circle(community, number, seen_by, CircleMemberState.INSIDE)


def circle_asked_into(*, community: Community, number: int, seen_by: Actor) -> Circle:
    """A circle that one was asked into, or is in already. Raises `NothingHere` otherwise."""
    return _circle(community, number, seen_by, *CircleMemberState.values)


def circle_alone(*, circle: Circle, membership: Membership, seen_by: Actor) -> CircleAlone:
    """The page of a circle that `one_circle` gave. Two queries."""
    rows = CircleMember.objects.filter(circle=circle, state=CircleMemberState.INSIDE)
    seen = rows.filter(not_blocked(seen_by, "membership__person_id")).select_related("membership__person")
    people = sorted((Named(r.membership_id, r.membership.person.name) for r in seen), key=lambda one: one.name)
    return CircleAlone(circle, rows.count(), people, keeps=circle.keeper_id == membership.pk)


def circle_audience(*, membership: Membership, number: int, seen_by: Actor) -> Audience:
    """The audience of a circle that one is in. Raises `NothingHere` otherwise."""
    return one_circle(community=membership.community, number=number, seen_by=seen_by).audience


def _circle(community: Community, number: int, seen_by: Actor, *states: str) -> Circle:
    mine = CircleMember.objects.filter(
        circle_id=number,
        circle__community=community,
        circle__state=CircleState.OPEN,
        membership__person_id=seen_by.actor_id or 0,
        state__in=states,
    )
    row = mine.select_related("circle__audience", "circle__community").first()
    if row is None:
        raise NothingHere
    return row.circle
