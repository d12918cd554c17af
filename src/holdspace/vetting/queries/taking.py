"""What a reviewer could take to read: so that nobody reads everything, and who was asked has their two days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from holdspace.grammar.refusals import NothingHere
from holdspace.vetting.models import Asked, Review
from holdspace.vetting.rules import BREATH_DAYS, MOST_UNDER_WAY, holds_a_place, may_take
from holdspace.vetting.states import AskedState, ReviewState

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.grammar.verdicts import Verdict
    from holdspace.vetting.models import Application


WANTED = F("pathway__readers") + F("extra_readers")  # how many read an application, as a condition


def places_held() -> Coalesce:
    """How many readers an application has, as an annotation."""
    counted = (
        Review.objects.filter(holds_a_place(), application_id=OuterRef("pk"))
        .order_by()
        .values("application_id")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return Coalesce(Subquery(counted), 0)


def with_places(rows: QuerySet[Application], *, membership: Membership) -> QuerySet[Any]:
    """Of each: `held` places, `asked_me` to read it, and how many others are asked (`asked_others`)."""
    waiting = Asked.objects.filter(application=OuterRef("pk"), state=AskedState.WAITING)
    others = waiting.exclude(person_id=membership.person_id).order_by().values("application_id")
    return rows.annotate(
        held=places_held(),
        asked_me=Exists(waiting.filter(person_id=membership.person_id)),
        asked_others=Coalesce(Subquery(others.annotate(n=Count("pk")).values("n")), 0),
    )


def has_room(*, membership: Membership, at: datetime) -> Q:
    """Those `with_places` of which this reviewer may take one: `may_take_one`, for a list."""
    mine = Review.objects.filter(reviewer_id=membership.person_id, application__community_id=membership.community_id)
    full = mine.filter(state=ReviewState.TAKEN).order_by("pk")[MOST_UNDER_WAY - 1 : MOST_UNDER_WAY]
    left = Q(held__lt=WANTED - F("asked_others")) | ~Exists(mine.filter(_lately(at)))
    return Q(held__lt=WANTED) & (Q(asked_me=True) | ~Exists(full) & left)


def may_take_one(
    *, application: Application, membership: Membership, seen_by: Actor, at: datetime, but: int
) -> Verdict:
    """Whether this reviewer may take a place of this application now, by what they have beside the review `but`
    (the place they are about to take). Three queries."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    person_id = membership.person_id
    asked = set(
        Asked.objects.filter(application=application, state=AskedState.WAITING).values_list("person_id", flat=True)
    )
    mine = Review.objects.filter(reviewer_id=person_id, application__community_id=membership.community_id)
    had = (
        mine.filter(_lately(at))
        .exclude(pk=but)
        .aggregate(all=Count("pk"), taken=Count("pk", filter=Q(state=ReviewState.TAKEN)))
    )
    held = Review.objects.filter(holds_a_place(), application=application).exclude(pk=but).count()
    return may_take(
        asked=person_id in asked,
        under_way=had["taken"],
        lately=had["all"],
        left=application.wanted_readers - held - len(asked - {person_id}),
    )


def _lately(at: datetime) -> Q:
    return Q(state=ReviewState.TAKEN) | Q(state=ReviewState.FINAL, final_at__gt=at - timedelta(days=BREATH_DAYS))
