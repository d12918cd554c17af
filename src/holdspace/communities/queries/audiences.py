"""Who belongs to an audience, how many, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from holdspace.communities.models import AudiencePerson, CircleMember, Membership
from holdspace.communities.rules import belongs_to
from holdspace.communities.states import AudienceKind, CircleMemberState, MembershipState
from holdspace.grammar.refusals import NothingHere
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from holdspace.communities.models import Audience, Community
    from holdspace.grammar.actors import Actor


class Members(NamedTuple):
    """The persons of an audience: these alone (None: everybody inside), without those."""

    only: frozenset[int] | None
    without: frozenset[int]


class Named(NamedTuple):
    """Somebody whom one can choose, or leave out: the number of their membership, and their name."""

    number: int
    name: str


def who_belongs(*, kinds: Mapping[int, str], seen_by: Actor) -> dict[int, Members]:
    """The persons of each of these audiences (their kind by their number): for rules and matching, never to show. Two
    queries. Of a circle and of chosen people those who are in it now; where none is left, nobody."""
    named: dict[int, set[int]] = {audience: set() for audience in kinds}
    in_circles = CircleMember.objects.filter(circle__audience_id__in=named, state=CircleMemberState.INSIDE)
    for audience, person in in_circles.values_list("circle__audience_id", "membership__person_id"):
        named[audience].add(person)
    rows = AudiencePerson.objects.filter(audience_id__in=named)
    for audience, person in rows.values_list("audience_id", "membership__person_id"):
        named[audience].add(person)
    return {audience: _members(kind, frozenset(named[audience])) for audience, kind in kinds.items()}


def _members(kind: str, named: frozenset[int]) -> Members:
    if kind in (AudienceKind.CIRCLE, AudienceKind.CHOSEN):
        return Members(named, frozenset())
    return Members(None, named)


def count_audience(*, audience: Audience, seen_by: Actor) -> int:
    """How many people inside belong to it. Ignores blocks: a count that changed would tell."""
    return Membership.objects.filter(
        belongs_to(audience),
        community_id=audience.community_id,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
    ).count()


def named_in(*, audience: Audience, seen_by: Actor) -> list[Named]:
    """Whom an audience names, by name; at most thirty. The caller shows it to whoever named them alone."""
    rows = AudiencePerson.objects.filter(audience=audience).select_related("membership__person")
    return sorted((Named(r.membership_id, r.membership.person.name) for r in rows), key=lambda one: one.name)


def people_by_number(*, community: Community, numbers: Collection[int], seen_by: Actor) -> list[Named]:
    """The people behind these numbers whom one may see here, by name; unknown numbers are passed over."""
    rows = Membership.objects.filter(
        not_blocked(seen_by, "person"),
        pk__in=list(numbers)[:200],
        community=community,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
    ).exclude(person_id=seen_by.actor_id or 0)
    return sorted((Named(m.pk, m.person.name) for m in rows.select_related("person")), key=lambda one: one.name)


def people_to_name(*, community: Community, like: str, seen_by: Actor, most: int = 60) -> list[Named]:
    """People here whom one may see, whose name holds `like`, by name and at most sixty: for choosing whom a thing is
    for. Accents and capitals as the database takes them."""
    rows = Membership.objects.filter(
        not_blocked(seen_by, "person"), community=community, state=MembershipState.INSIDE, affirmed_version__gt=0
    ).exclude(person_id=seen_by.actor_id or 0)
    if like.strip():
        rows = rows.filter(person__display_name__icontains=like.strip())
    found = rows.select_related("person").order_by("person__display_name", "id")[:most]
    return [Named(m.pk, m.person.name) for m in found]


def member_seen(*, community: Community, number: str, seen_by: Actor) -> Membership:
    """Somebody else inside whom one may see, by the number of their membership as a form gave it. Raises `NothingHere`
    for everybody else, across a block, too."""
    found = Membership.objects.filter(
        not_blocked(seen_by, "person"),
        pk=int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0,
        community=community,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
    )
    member = found.exclude(person_id=seen_by.actor_id or 0).first()
    if member is None:
        raise NothingHere
    return member
