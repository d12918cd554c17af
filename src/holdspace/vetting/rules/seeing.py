"""Who sees an application, and whose reading holds a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.people.models import Block
from holdspace.people.rules import not_blocked
from holdspace.vetting.models import Accompanying, Vouch
from holdspace.vetting.states import DECIDED, WITH_THE_COMMUNITY, ReviewState, VouchState

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class _Looking:
    """A member as whoever looks, without fetching the person."""

    actor_id: int
    actor_kind: str = "person"


def visible(seen_by: Actor, at: datetime) -> Q:
    """One's own application: nobody else ever sees it through this."""
    return Q(person_id=seen_by.actor_id) if seen_by.actor_id is not None else Q(pk__in=[])


def readable_by(membership: Membership) -> Q:
    """What somebody with a role here may come to read: sent, not their own, not one they stood beside, no block."""
    return (
        Q(community_id=membership.community_id, state__in=sorted(WITH_THE_COMMUNITY | DECIDED))
        & ~Q(person_id=membership.person_id)
        & not_blocked(_Looking(membership.person_id), "person")
        & ~stands_beside(membership.person_id)
    )


def holds_a_place() -> Q:
    """Reviews that count as one of an application's readers.

    A final one always does. One under way does only as long as its writer holds the role, is inside and has no block
    with the applicant: otherwise somebody else can take it, and nobody is told why.
    """
    still_reviewer = Membership.objects.filter(
        person_id=OuterRef("reviewer_id"),
        community_id=OuterRef("application__community_id"),
        state=MembershipState.INSIDE,
        is_reviewer=True,
    )
    blocked = Block.objects.filter(
        Q(blocker_id=OuterRef("reviewer_id"), blocked_id=OuterRef("application__person_id"))
        | Q(blocked_id=OuterRef("reviewer_id"), blocker_id=OuterRef("application__person_id"))
    )
    return Q(state=ReviewState.FINAL) | (Q(state=ReviewState.TAKEN) & Exists(still_reviewer) & ~Exists(blocked))


def stands_beside(person_id: int) -> Q:
    """Applications this person accompanied or vouched for: they do not read or decide them."""
    return Q(
        Exists(Accompanying.objects.filter(application_id=OuterRef("pk"), guide_id=person_id))
        | Exists(Vouch.objects.filter(application_id=OuterRef("pk"), member_id=person_id, state=VouchState.GIVEN))
    )
