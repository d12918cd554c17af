"""Who stands where in a community, its charter and its people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import connection

from holdspace.communities.models import Affirmation, Audience, Charter, Community, Membership
from holdspace.communities.rules import is_inside, is_newcomer
from holdspace.communities.states import AudienceKind, MembershipState
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.grammar.rows import Columns, columns
from holdspace.people.models import Person

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class Here:
    """Where somebody stands: the community, and their membership if they have one. Pages take it as `here`."""

    community: Community
    membership: Membership | None
    head_count: int
    newcomer: bool = False

    @property
    def is_host(self) -> bool:
        """Whether they hold the role here."""
        return self.membership is not None and self.membership.is_host

    @property
    def is_reviewer(self) -> bool:
        """Whether they hold the role here."""
        return self.membership is not None and self.membership.is_reviewer

    @property
    def is_steward(self) -> bool:
        """Whether they hold the role here."""
        return self.membership is not None and self.membership.is_steward

    @property
    def is_inside(self) -> bool:
        """Whether the rooms are open to them."""
        return self.membership is not None and is_inside(self.membership).allowed


@dataclass(frozen=True, slots=True)
class Inside(Here):
    """The same for somebody whom the rooms are open to."""

    membership: Membership


def stand_before(*, slug: str, seen_by: Actor, at: datetime) -> Here:
    """The community as anybody may stand before it. Raises `NothingHere` for an unknown slug."""
    found = _standing(slug, seen_by.actor_id)
    if found is None:
        raise NothingHere
    community, membership = found
    newcomer = membership is not None and is_newcomer(membership, at=at)
    return Here(community, membership, community.head_count, newcomer)


def at_home(*, seen_by: Actor, at: datetime) -> Here | None:
    """The community that somebody came to last, for pages about themselves alone; None while they are inside none."""
    if seen_by.actor_id is None:
        return None
    inside = Membership.objects.select_related("community").filter(
        person_id=seen_by.actor_id, state=MembershipState.INSIDE
    )
    membership = inside.order_by("-pk").first()
    if membership is None:
        return None
    heads = count_heads(community=membership.community, seen_by=seen_by)
    return Here(membership.community, membership, heads, is_newcomer(membership, at=at))


def enter(*, slug: str, seen_by: Actor, at: datetime) -> Inside:
    """The community for a member whom its rooms are open to.

    Raises `NothingHere` for whoever is no member (same answer as for no such community), and `Refused` for a member
    who has not affirmed the charter yet.
    """
    here = stand_before(slug=slug, seen_by=seen_by, at=at)
    if here.membership is None:
        raise NothingHere
    inside = is_inside(here.membership)
    if not inside.allowed:
        raise Refused(inside)
    return Inside(here.community, here.membership, here.head_count, here.newcomer)


def enter_as(role: str, *, slug: str, seen_by: Actor, at: datetime) -> Inside:
    """The same for pages that belong to a role ("host", "reviewer", "steward"); `NothingHere` for everybody else."""
    inside = enter(slug=slug, seen_by=seen_by, at=at)
    if role not in inside.membership.roles:
        raise NothingHere
    return inside


def count_heads(*, community: Community, seen_by: Actor) -> int:
    """How many people are inside. Ignores blocks: a count that changed would tell."""
    return Membership.objects.filter(community=community, state=MembershipState.INSIDE, affirmed_version__gt=0).count()


def charter_in_force(*, community: Community, seen_by: Actor, at: datetime) -> Charter:
    """The version in force at a time. Raises `NothingHere` where none is."""
    charter = Charter.objects.filter(community=community, in_force_from__lte=at).order_by("-version").first()
    if charter is None:
        raise NothingHere
    return charter


def everybody_in(*, community: Community, seen_by: Actor) -> Audience:
    """The audience of everybody here."""
    return Audience.objects.get(community=community, kind=AudienceKind.EVERYBODY)


def has_affirmed(*, membership: Membership, charter: Charter, seen_by: Actor) -> bool:
    """Whether this member said yes to this version."""
    return Affirmation.objects.filter(membership=membership, charter=charter).exists()


def membership_of(*, community: Community, person_id: int, seen_by: Actor) -> Membership | None:
    """Somebody's standing membership, blocks or not: for rules and actions, never to show."""
    return Membership.objects.filter(community=community, person_id=person_id, state=MembershipState.INSIDE).first()


def charter_versions(*, community: Community, seen_by: Actor, at: datetime) -> list[Charter]:
    """Every version that was or is in force, newest first. Few by nature: a charter changes once or twice a year."""
    return list(Charter.objects.filter(community=community, in_force_from__lte=at).order_by("-version")[:50])


def members_with_roles(
    *, community: Community, seen_by: Actor, after: str = "", size: int = 50
) -> KeysetPage[Membership]:
    """Everybody inside, newest first, with their person: for the stewards' page of roles.

    Blocks are left aside here on purpose: a role is an act for the community, and a hidden line would tell.
    """
    rows = Membership.objects.filter(community=community, state=MembershipState.INSIDE).select_related("person")
    return page_by_key(rows, by=("-since", "-id"), after=after, size=size)


def member_of(*, community: Community, number: int, seen_by: Actor) -> Membership:
    """One standing membership by its number. Raises `NothingHere` for one of another community, too."""
    found = Membership.objects.filter(community=community, pk=number, state=MembershipState.INSIDE).first()
    if found is None:
        raise NothingHere
    return found


def standing_memberships(*, seen_by: Actor) -> list[Membership]:
    """One's own memberships with their communities, the longest first: where a person goes after signing in."""
    if seen_by.actor_id is None:
        return []
    rows = Membership.objects.filter(person_id=seen_by.actor_id, state=MembershipState.INSIDE)
    return list(rows.select_related("community").order_by("since", "id")[:50])


def all_communities(*, seen_by: Actor) -> list[Community]:
    """The communities of this installation that have a front door, by name: at most 200 on a page."""
    return list(Community.objects.order_by("name")[:200])


def memberships_by_email(*, email: str, slug: str = "", seen_by: Actor) -> list[Membership]:
    """The standing memberships of an address, in one community or in all: for the command line."""
    rows = Membership.objects.filter(person__email=email.strip().lower(), state=MembershipState.INSIDE)
    if slug:
        rows = rows.filter(community__slug=slug)
    return list(rows.select_related("community").order_by("community__slug")[:50])


def numbers_of(*, community_id: int, person_ids: Collection[int], seen_by: Actor) -> dict[int, int]:
    """The numbers of the memberships of people inside whom the caller shows already; without those who have left."""
    inside = Membership.objects.filter(
        community_id=community_id, person_id__in=list(person_ids)[:200], state=MembershipState.INSIDE
    )
    return dict(inside.values_list("person_id", "pk"))


def names_of(*, person_ids: Collection[int], seen_by: Actor) -> dict[int, str]:
    """The names of people by their number, for the power record, which shows them whatever blocks there are."""
    return {person.pk: person.name for person in Person.objects.filter(pk__in=list(person_ids)[:200])}


def _standing(slug: str, person_id: int | None) -> tuple[Community, Membership | None] | None:
    """Community and standing membership in one statement written by hand, because every page asks for them.

    `tests/communities/test_standing.py` holds it against the ORM.
    """
    sql, communities, memberships = _statement()
    with connection.cursor() as cursor:
        cursor.execute(sql, [person_id or 0, slug])
        row = cursor.fetchone()
    community = communities.read(row) if row is not None else None
    if community is None:
        return None
    membership = memberships.read(row)
    if membership is not None:
        membership.community = community
    return community, membership


@lru_cache(maxsize=1)
def _statement() -> tuple[str, Columns[Community], Columns[Membership]]:
    communities = columns(Community, alias="c")
    memberships = columns(Membership, alias="m", start=len(communities.names))
    sql = (
        f"SELECT {communities.sql}, {memberships.sql} FROM communities_community c "  # noqa: S608 - no value in it
        "LEFT JOIN communities_membership m ON m.community_id = c.id AND m.person_id = %s AND m.state = 'inside' "
        "WHERE c.slug = %s"
    )
    return sql, communities, memberships
