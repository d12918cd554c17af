"""Guides as the applicant and the guide see them, and who would be next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.queries import resting_ids
from holdspace.people.rules import blocked_between, not_blocked
from holdspace.vetting.models import Accommodation, Accompanying, Application, GuideMessage, GuideOffer, Review, Vouch
from holdspace.vetting.rules import may_write_beside
from holdspace.vetting.states import STILL_OPEN, ApplicationState, VouchState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

LONGEST_THREAD = 100
MOST_ACCOMPANIED = 20


@dataclass(frozen=True, slots=True)
class Beside:
    """Applicant and guide, as one of the two sees the other. `lines` are (words, name, when, mine), oldest first.

    `needs` are (what the applicant asked for, what was answered), for the guide.
    """

    accompanying: Accompanying
    name: str
    standing: str
    closed: bool
    lines: Sequence[tuple[str, str, datetime, bool]]
    needs: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Guiding:
    """A member's page: whether they offer to guide, and whom they accompany, as (number, name, where it stands)."""

    offers: bool
    accompanied: list[tuple[int, str, str]]


def guide_of(*, application: Application, seen_by: Actor) -> Beside | None:
    """The guide of one's own application with what was written; None while there is none, or a block stands between."""
    if seen_by.actor_id != application.person_id:
        raise NothingHere
    found = (
        Accompanying.objects.filter(application=application, ended_at=None)
        .select_related("guide", "application__community")
        .first()
    )
    if found is None or blocked_between(application.person_id, found.guide_id):
        return None
    return _beside(found, found.guide.name, seen_by)


def guiding_of(*, membership: Membership, seen_by: Actor) -> Guiding:
    """For the member alone: `NothingHere` otherwise. Those behind a block are not there."""
    rows = _accompanied(membership, seen_by).order_by("since", "id")[:MOST_ACCOMPANIED]
    return Guiding(
        offers=GuideOffer.objects.filter(membership=membership).exists(),
        accompanied=[(a.pk, a.application.person.name, _where(a.application)) for a in rows],
    )


def beside_of(*, membership: Membership, number: int, seen_by: Actor) -> Beside:
    """One person a member accompanies, with what was written and what they need. `NothingHere` for everybody else's."""
    found = _accompanied(membership, seen_by).filter(pk=number).first()
    if found is None:
        raise NothingHere
    needs = Accommodation.objects.filter(application=found.application).order_by("at", "id")[:10]
    return _beside(found, found.application.person.name, seen_by, [(one.words, one.answer) for one in needs])


def next_guide(*, application: Application, seen_by: Actor) -> int | None:
    """Who accompanies next: who offered, is not resting, can be spared, and accompanies the fewest; None for nobody.

    Members without a role that this application needs come first. Nobody is chosen who was its guide before, reads it,
    vouched for the person, or has a block with them. A reviewer or steward is only taken where enough others are left.
    """
    community = application.community
    carried = (
        Accompanying.objects.filter(
            guide_id=OuterRef("person_id"), ended_at=None, application__state__in=sorted(STILL_OPEN)
        )
        .order_by()
        .values("guide_id")
        .annotate(n=Count("pk"))
        .values("n")
    )
    lately = (
        Accompanying.objects.filter(guide_id=OuterRef("person_id"))
        .order_by()
        .values("guide_id")
        .annotate(last=Max("since"))
        .values("last")
    )
    inside = Membership.objects.filter(community=community, state=MembershipState.INSIDE, affirmed_version__gt=0)
    others = inside.exclude(person_id=application.person_id).filter(not_blocked(application.person, "person"))
    offering = (
        others.filter(pk__in=GuideOffer.objects.values("membership_id"))
        .exclude(person_id__in=Accompanying.objects.filter(application=application).values("guide_id"))
        .exclude(person_id__in=Review.objects.filter(application=application).values("reviewer_id"))
        .exclude(
            person_id__in=Vouch.objects.filter(application=application, state=VouchState.GIVEN).values("member_id")
        )
        .exclude(person_id__in=resting_ids(community=community, seen_by=seen_by))
        .annotate(carries=Coalesce(Subquery(carried), 0), lately=Subquery(lately))
        .order_by("is_reviewer", "is_steward", "carries", F("lately").asc(nulls_first=True), "pk")
    )
    readers, stewards = others.filter(is_reviewer=True).count(), others.filter(is_steward=True).count()
    for membership in offering[:50]:
        if membership.is_reviewer and readers <= application.pathway.readers:
            continue
        if membership.is_steward and stewards <= 1:
            continue
        return membership.person_id
    return None


def without_guide(*, community: Community, seen_by: Actor) -> list[Application]:
    """Open applications that nobody accompanies, the longest waiting first: for giving guides, never to show."""
    accompanied = Accompanying.objects.filter(ended_at=None).values("application_id")
    rows = Application.objects.filter(community=community, state__in=sorted(STILL_OPEN)).exclude(pk__in=accompanied)
    return list(rows.select_related("person", "community", "pathway").order_by("begun_at", "id")[:20])


def _accompanied(membership: Membership, seen_by: Actor):  # type: ignore[no-untyped-def]
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    return Accompanying.objects.filter(
        not_blocked(seen_by, "application__person"),
        Q(application__answers_erased_at=None),
        guide_id=membership.person_id,
        ended_at=None,
        application__community_id=membership.community_id,
    ).select_related("application__person", "application__community", "guide")


def _beside(found: Accompanying, name: str, seen_by: Actor, needs: Sequence[tuple[str, str]] = ()) -> Beside:
    messages = GuideMessage.objects.filter(accompanying=found).select_related("author").order_by("-at", "-id")
    lines = [
        (message.words, message.author.name, message.at, message.author_id == seen_by.actor_id)
        for message in reversed(messages[:LONGEST_THREAD])
    ]
    closed = not may_write_beside(found, by=seen_by).allowed
    return Beside(found, name, _where(found.application), closed, lines, needs)


def _where(application: Application) -> str:
    """Where it stands, as far as a guide is told: never who reads, nor how far they are."""
    state = ApplicationState(application.state)
    if state == ApplicationState.IN_READING:
        state = ApplicationState.SENT
    return str(state.label)
