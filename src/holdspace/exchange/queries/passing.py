"""Whom somebody thought of for an ask, as whoever was thought of reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Subquery

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.exchange.models import PassedOn
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from holdspace.grammar.actors import Actor


def thought_of(*, seen_by: Actor) -> QuerySet[PassedOn]:
    """Where somebody who is still here thought of this reader, with no block between the two."""
    inside = Membership.objects.filter(
        person_id=OuterRef("named_by_id"), community_id=OuterRef("ask__community_id"), state=MembershipState.INSIDE
    )
    mine = PassedOn.objects.filter(not_blocked(seen_by, "named_by"), person_id=seen_by.actor_id or 0)
    return mine.filter(Exists(inside))


def thought_by(*, seen_by: Actor) -> Subquery:
    """For a query of asks: the name of who thought of this reader for it."""
    return Subquery(
        thought_of(seen_by=seen_by).filter(ask=OuterRef("pk")).order_by("id").values("named_by__display_name")[:1]
    )
