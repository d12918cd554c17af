"""For whom something is, as somebody says it before it is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from holdspace.communities.actions import name_people
from holdspace.communities.queries import circle_audience, everybody_in
from holdspace.communities.states import NAMES_PEOPLE, AudienceKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from holdspace.communities.models import Audience, Membership
    from holdspace.people.models import Person


class ForWhom(NamedTuple):
    """A kind of audience, with the number of the circle, or the numbers of the memberships that it names."""

    kind: AudienceKind
    circle: int = 0
    people: tuple[int, ...] = ()


EVERYBODY = ForWhom(AudienceKind.EVERYBODY)
_CIRCLE = "circle-"


def as_said(value: str, people: Iterable[int] = ()) -> ForWhom:
    """What a form says as one word: "everybody", "circle-7", "chosen", "without", the last two with `people`. Raises
    `ValueError` for anything else."""
    if value.startswith(_CIRCLE):
        return ForWhom(AudienceKind.CIRCLE, circle=int(value.removeprefix(_CIRCLE)))
    kind = AudienceKind(value)
    return ForWhom(kind, people=tuple(people) if kind in NAMES_PEOPLE else ())


def word_for(circle: int) -> str:
    """The word for a circle."""
    return f"{_CIRCLE}{circle}"


def audience_of(said: ForWhom, *, membership: Membership, by: Person, at: datetime) -> Audience:
    """The row for it, made where people are named. Raises `NothingHere` for a circle that one is not in, `Refused` for
    people who cannot be named."""
    if said.kind == AudienceKind.EVERYBODY:
        return everybody_in(community=membership.community, seen_by=by)
    if said.kind == AudienceKind.CIRCLE:
        return circle_audience(membership=membership, number=said.circle, seen_by=by)
    return name_people(membership=membership, kind=said.kind, people=said.people, by=by, at=at)
