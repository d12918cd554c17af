"""Who is told of what happens to an application. Part of the actions, which have written their entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.outbox.actions import tell
from holdspace.people.rules import not_blocked
from holdspace.vetting.models import Review
from holdspace.vetting.states import ReviewState
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.grammar.actors import Actor
    from holdspace.vetting.models import Appeal, Application


def tell_about(
    application: Application, kind: str, person_id: int, *, page: str, by: Actor, at: datetime, numbered: bool = False
) -> None:
    """One notice to one person, leading to a page of this room."""
    community = application.community
    arguments = [community.slug, application.pk] if numbered else [community.slug]
    tell(
        person_id=person_id,
        kind=kind,
        url=way(page, *arguments),
        by=by,
        at=at,
        about=application,
        community_id=community.pk,
        community_name=community.name,
    )


def tell_of_appeal(appeal: Appeal, kind: str, person_id: int, *, by: Actor, at: datetime) -> None:
    """One notice to somebody who could give a second look."""
    community = appeal.application.community
    tell(
        person_id=person_id,
        kind=kind,
        url=way("vetting.second_look", community.slug, appeal.pk),
        by=by,
        at=at,
        about=appeal,
        community_id=community.pk,
        community_name=community.name,
    )


def tell_who_decides(application: Application, kind: str, *, by: Actor, at: datetime, but: int | None = None) -> None:
    """One notice to the stewards and to those who have read it, but for one."""
    read = Review.objects.filter(application=application, state=ReviewState.FINAL).values_list("reviewer_id", flat=True)
    stewards = _near(application).filter(is_steward=True).values_list("person_id", flat=True)
    readers = _near(application).filter(person_id__in=list(read)).values_list("person_id", flat=True)
    for person_id in sorted({*stewards, *readers} - {but}):
        tell_about(application, kind, person_id, page="vetting.decide", by=by, at=at, numbered=True)


def _near(application: Application) -> QuerySet[Membership]:
    """Members whom the application's person has no block with."""
    return Membership.objects.filter(
        not_blocked(application.person, "person"),
        community_id=application.community_id,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
    ).exclude(person_id=application.person_id)
