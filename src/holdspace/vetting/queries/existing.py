"""Those who were brought in with a community that moved here, and have not answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Q

from holdspace.communities.models import Community, Membership
from holdspace.communities.states import MembershipState
from holdspace.grammar.refusals import NothingHere
from holdspace.journal.models import Entry
from holdspace.vetting.models import Application
from holdspace.vetting.rules import LET_GO_AFTER_DAYS, REMINDED_AFTER_DAYS

if TYPE_CHECKING:
    from datetime import date, datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person

AT_ONCE = 200  # one transaction stays short; the schedule comes again
SILENT = Q(here_before=True, affirmed_version=0, state=MembershipState.INSIDE)


@dataclass(frozen=True, slots=True)
class MovedIn:
    """How many were brought in and are still here, how many of them have not said yes, and the day on which the last
    of these is let go (None: nobody is left)."""

    brought: int
    silent: int
    until: date | None


def moved_in(*, steward: Membership, seen_by: Actor) -> MovedIn:
    """For stewards, without names. One query."""
    if steward.person_id != seen_by.actor_id or not steward.is_steward:
        raise NothingHere
    found = Membership.objects.filter(
        community_id=steward.community_id, here_before=True, state=MembershipState.INSIDE
    ).aggregate(all=Count("pk"), silent=Count("pk", filter=SILENT), last=Max("since", filter=SILENT))
    until = (found["last"] + timedelta(days=LET_GO_AFTER_DAYS)).date() if found["last"] else None
    return MovedIn(found["all"], found["silent"], until)


def communities_that_wait(*, seen_by: Actor) -> list[Community]:
    """Communities in which somebody who was brought in has not answered."""
    return list(
        Community.objects.filter(pk__in=Membership.objects.filter(SILENT).values("community_id")).order_by("pk")
    )


def to_remind(*, community: Community, seen_by: Actor, at: datetime) -> list[Membership]:
    """Whoever was brought in two weeks ago or earlier, said nothing, and had no second mail; nobody whose time is over
    (after a worker stood still): they would be told of what is gone a moment later. Two queries."""
    silent = list(
        Membership.objects.filter(
            SILENT,
            community=community,
            since__lte=at - timedelta(days=REMINDED_AFTER_DAYS),
            since__gt=at - timedelta(days=LET_GO_AFTER_DAYS),
        ).order_by("since", "pk")
    )
    had = set(
        Entry.objects.filter(
            object_kind="communities.membership",
            object_id__in=[one.pk for one in silent],
            verb="membership.reminded",
        ).values_list("object_id", flat=True)
    )
    return [one for one in silent if one.pk not in had][:AT_ONCE]


def to_let_go(*, community: Community, seen_by: Actor, at: datetime) -> list[Membership]:
    """Whoever was brought in sixty days ago or earlier, and said nothing. One query."""
    old = at - timedelta(days=LET_GO_AFTER_DAYS)
    rows = Membership.objects.filter(SILENT, community=community, since__lte=old).select_related("person")
    return list(rows.order_by("since", "pk")[:AT_ONCE])


def may_be_forgotten(*, person: Person, seen_by: Actor) -> bool:
    """Whether nothing stands here but an address: nobody ever signed in, and no community has or awaits them."""
    return (
        person.last_login is None
        and not person.memberships.filter(state=MembershipState.INSIDE).exists()
        and not Application.objects.filter(person=person).exists()
    )
