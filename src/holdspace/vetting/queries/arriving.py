"""The first weeks as a newcomer sees them, what members are asked, and what stewards read of how we did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from holdspace.communities.models import Membership
from holdspace.communities.rules import NEWCOMER_DAYS, may_steward
from holdspace.communities.states import MembershipState
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.queries import resting_ids
from holdspace.people.rules import not_blocked
from holdspace.vetting.models import Buddy, FirstStep, GuideOffer, HowAnswer, HowAsked
from holdspace.vetting.rules import is_first_week
from holdspace.vetting.states import (
    HOW_ANSWERS,
    HOW_DAYS,
    HOW_STATEMENTS,
    SMALL_STEPS,
    BuddyState,
    SmallStep,
)

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

MOST_OFFERED = 50


@dataclass(frozen=True, slots=True)
class Arriving:
    """The page: every small step with what was said of it ("" while open), one's buddy or whom one asked, and who
    would gladly go along: (membership's number, name)."""

    steps: list[tuple[SmallStep, str]]
    buddy: Buddy | None
    together: bool
    offering: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Goes:
    """Somebody whom a member goes along with, or is asked to."""

    number: int
    name: str
    membership: int
    together: bool


@dataclass(frozen=True, slots=True)
class HowWeDid:
    """What newcomers said after so many days: by statement how often each answer, and their words. `answers` counts
    those that are shown."""

    days: int
    answers: int
    statements: list[tuple[_StrPromise, list[tuple[_StrPromise, int]]]]
    words: list[str]


def first_small_step(*, membership: Membership, seen_by: Actor, at: datetime) -> SmallStep | None:
    """For Today: the next open step of the first week; None afterwards, without a query, and for everybody else."""
    if seen_by.actor_id != membership.person_id or not is_first_week(membership, at=at):
        return None
    said = set(FirstStep.objects.filter(membership=membership).values_list("key", flat=True))
    return next((step for step in SMALL_STEPS if step.key not in said), None)


def arriving(*, membership: Membership, seen_by: Actor, at: datetime) -> Arriving:
    """The newcomer's own page. Whether somebody said a quiet no does not show."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    said = dict(FirstStep.objects.filter(membership=membership).values_list("key", "state"))
    buddy = standing_buddy(membership=membership, seen_by=seen_by)
    offering = [] if buddy is not None else who_would_go_along(membership=membership, seen_by=seen_by, at=at)
    return Arriving(
        steps=[(step, said.get(step.key, "")) for step in SMALL_STEPS],
        buddy=buddy,
        together=buddy is not None and buddy.state == BuddyState.TOGETHER,
        offering=[(one.pk, one.person.name) for one in offering],
    )


def standing_buddy(*, membership: Membership, seen_by: Actor) -> Buddy | None:
    """Whom this newcomer asked or goes along with."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    return (
        Buddy.objects.filter(not_blocked(seen_by, "member"), membership=membership)
        .exclude(state=BuddyState.ENDED)
        .select_related("member", "membership__community")
        .first()
    )


def who_would_go_along(*, membership: Membership, seen_by: Actor, at: datetime) -> list[Membership]:
    """Members who said they would gladly accompany somebody, are not resting, are no newcomers themselves, and go along
    with nobody else just now; those who came the longest ago last."""
    busy = Buddy.objects.filter(
        member_id=OuterRef("person_id"),
        membership__community_id=OuterRef("community_id"),
        state__in=[BuddyState.ASKED, BuddyState.TOGETHER],
        membership__since__gte=at - timedelta(days=3 * NEWCOMER_DAYS),
    )
    rows = (
        Membership.objects.filter(
            not_blocked(seen_by, "person"),
            community_id=membership.community_id,
            state=MembershipState.INSIDE,
            affirmed_version__gt=0,
            since__lt=at - timedelta(days=NEWCOMER_DAYS),
            pk__in=GuideOffer.objects.values("membership_id"),
        )
        .exclude(person_id=membership.person_id)
        .exclude(person_id__in=resting_ids(community=membership.community, seen_by=seen_by))
        .exclude(Exists(busy))
        .select_related("person")
        .order_by("-since", "-id")
    )
    return list(rows[:MOST_OFFERED])


def goes_along_with(*, membership: Membership, seen_by: Actor) -> list[Goes]:
    """For the member: who asks them, and with whom they go along. What a block hides is not there."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    rows = Buddy.objects.filter(
        not_blocked(seen_by, "membership__person"),
        member_id=membership.person_id,
        membership__community_id=membership.community_id,
        membership__state=MembershipState.INSIDE,
        state__in=[BuddyState.ASKED, BuddyState.TOGETHER],
    ).select_related("membership__person")
    return [
        Goes(one.pk, one.membership.person.name, one.membership_id, one.state == BuddyState.TOGETHER)
        for one in rows.order_by("asked_at", "id")[:MOST_OFFERED]
    ]


def buddy_to_answer(*, membership: Membership, number: int, seen_by: Actor) -> Buddy:
    """One that this member is asked for or goes along with. `NothingHere` otherwise."""
    if number not in {one.number for one in goes_along_with(membership=membership, seen_by=seen_by)}:
        raise NothingHere
    return Buddy.objects.select_related("membership__community", "membership__person", "member").get(pk=number)


def how_asked(*, membership: Membership, days: int, seen_by: Actor) -> HowAsked:
    """That one was asked how we did; `NothingHere` for whoever was not."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    found = HowAsked.objects.filter(membership=membership, days=days).select_related("membership__community").first()
    if found is None:
        raise NothingHere
    return found


def how_we_did(*, steward: Membership, seen_by: Actor) -> list[HowWeDid]:
    """What newcomers said, in a number that points at nobody; for stewards. One query."""
    if seen_by.actor_id != steward.person_id or not may_steward(steward).allowed:
        raise NothingHere
    shown = list(HowAnswer.objects.filter(community_id=steward.community_id, shown=True).order_by("id")[:500])
    found = []
    for days in HOW_DAYS:
        of_these = [one for one in shown if one.days == days]
        statements = []
        for key, words in HOW_STATEMENTS.items():
            counts = Counter(getattr(one, key) for one in of_these)
            statements.append((words, [(label, counts[value]) for value, label in HOW_ANSWERS]))
        found.append(HowWeDid(days, len(of_these), statements, [one.words for one in of_these if one.words]))
    return found


def to_be_asked(*, community: Community, days: int, seen_by: Actor, at: datetime) -> list[Membership]:
    """Members who came so many days ago, within two weeks, and were not asked yet."""
    rows = Membership.objects.filter(
        community=community,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
        founder=False,
        here_before=False,
        since__lte=at - timedelta(days=days),
        since__gt=at - timedelta(days=days + 14),
    ).exclude(pk__in=HowAsked.objects.filter(days=days).values("membership_id"))
    return list(rows.select_related("community", "person").order_by("since", "id")[:200])


def communities_with_newcomers(*, seen_by: Actor, at: datetime) -> list[int]:
    """Numbers of the communities in which somebody came lately, or an answer waits to be shown."""
    lately = Membership.objects.filter(since__gt=at - timedelta(days=max(HOW_DAYS) + 14)).values_list(
        "community_id", flat=True
    )
    waiting = HowAnswer.objects.filter(shown=False).values_list("community_id", flat=True)
    return sorted({*lately.distinct(), *waiting.distinct()})
