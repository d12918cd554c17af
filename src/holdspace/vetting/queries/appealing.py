"""A second look: who had a part, who may look, and what they see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.grammar.refusals import NothingHere
from holdspace.people.rules import blocked_between, not_blocked
from holdspace.vetting.models import Accompanying, Ally, Appeal, Decision, Review, Talk, Vouch
from holdspace.vetting.queries.deciding import compared
from holdspace.vetting.queries.reading import LONGEST_LIST, shown_name
from holdspace.vetting.states import AppealState, DecisionState, ReviewState, VouchState

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.vetting.models import Application
    from holdspace.vetting.queries.deciding import Compared


@dataclass(frozen=True, slots=True)
class SecondCase:
    """Everything two people need who had no part: answers, readings, the letter, the reply, and why it is asked."""

    appeal: Appeal
    application: Application
    name: str
    parts: list[Compared]
    letter: Decision
    by_me: bool


def who_had_a_part(*, application: Application, seen_by: Actor) -> set[int]:
    """Everybody who read it finally, proposed, answered, offered or talked, accompanied the person or vouched for them.
    Five queries."""
    found: set[int | None] = set(
        Review.objects.filter(application=application, state=ReviewState.FINAL).values_list("reviewer_id", flat=True)
    )
    for people in Decision.objects.filter(application=application).values_list(
        "proposed_by_id", "answered_by_id", "offered_by_id"
    ):
        found.update(people)
    for two in Talk.objects.filter(application=application).values_list("first_id", "second_id"):
        found.update(two)
    found.update(Accompanying.objects.filter(application=application).values_list("guide_id", flat=True))
    vouched = Vouch.objects.filter(application=application, state=VouchState.GIVEN)
    found.update(vouched.values_list("member_id", flat=True))
    return {person_id for person_id in found if person_id is not None}


def who_could_look(*, application: Application, seen_by: Actor) -> list[int]:
    """Stewards and reviewers who had no part and no block, by number."""
    rows = Membership.objects.filter(
        Q(is_steward=True) | Q(is_reviewer=True),
        not_blocked(application.person, "person"),
        community_id=application.community_id,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
    ).exclude(person_id__in={*who_had_a_part(application=application, seen_by=seen_by), application.person_id})
    return list(rows.order_by("person_id").values_list("person_id", flat=True))


def open_appeals(*, membership: Membership, seen_by: Actor, at: datetime) -> list[Appeal]:
    """Second looks that this steward or reviewer could give, the oldest first. One query."""
    if seen_by.actor_id != membership.person_id or not (membership.is_steward or membership.is_reviewer):
        return []
    me = membership.person_id
    rows = _appeals().filter(application__community_id=membership.community_id).exclude(state=AppealState.ANSWERED)
    rows = rows.filter(not_blocked(_looking(me), "application__person")).exclude(application__person_id=me)
    read = Review.objects.filter(application=OuterRef("application"), reviewer_id=me, state=ReviewState.FINAL)
    decided = Decision.objects.filter(
        Q(proposed_by_id=me) | Q(answered_by_id=me) | Q(offered_by_id=me), application=OuterRef("application")
    )
    talked = Talk.objects.filter(Q(first_id=me) | Q(second_id=me), application=OuterRef("application"))
    guided = Accompanying.objects.filter(application=OuterRef("application"), guide_id=me)
    vouched = Vouch.objects.filter(application=OuterRef("application"), member_id=me, state=VouchState.GIVEN)
    parts = (read, decided, talked, guided, vouched)
    rows = rows.filter(*(~Exists(part) for part in parts))
    return list(rows.order_by("asked_at", "id")[:LONGEST_LIST])


def appeal_of(*, application: Application, seen_by: Actor) -> Appeal | None:
    """The applicant's own; None for everybody else."""
    return _appeals().filter(application=application).first() if seen_by.actor_id == application.person_id else None


def appeal_about(*, application: Application, membership: Membership, seen_by: Actor) -> tuple[Appeal, int] | None:
    """For a steward: that a second look is asked for, and how many here could give it. Not what was written."""
    if seen_by.actor_id != membership.person_id or not membership.is_steward:
        return None
    appeal = Appeal.objects.filter(application=application).first()
    if appeal is None:
        return None
    allies = Ally.objects.filter(appeal=appeal).count()
    return appeal, len(who_could_look(application=application, seen_by=seen_by)) + allies


def second_case(*, community: Community, number: int, seen_by: Actor, at: datetime) -> SecondCase:
    """For those who could look, and allies named for it: `NothingHere` for everybody else, also for the first two."""
    appeal = (
        _appeals().filter(application__community=community, pk=number).select_related("application__pathway").first()
    )
    if appeal is None or not may_look(appeal=appeal, seen_by=seen_by):
        raise NothingHere
    application = appeal.application
    letter = (
        Decision.objects.filter(application=application, state=DecisionState.AGREED)
        .select_related("proposed_by", "answered_by")
        .first()
    )
    if letter is None:
        raise NothingHere
    reviews = list(
        Review.objects.filter(application=application, state=ReviewState.FINAL)
        .select_related("reviewer")
        .order_by("taken_at", "id")
    )
    return SecondCase(
        appeal=appeal,
        application=application,
        name=shown_name(application),
        parts=compared(application=application, reviews=reviews, seen_by=seen_by),
        letter=letter,
        by_me=appeal.proposed_by_id == seen_by.actor_id,
    )


def may_look(*, appeal: Appeal, seen_by: Actor) -> bool:
    """Whether somebody is one of those who could give this second look, or an ally named for it."""
    if seen_by.actor_id is None:
        return False
    application = appeal.application
    if Ally.objects.filter(appeal=appeal, person_id=seen_by.actor_id).exists():
        return not blocked_between(seen_by.actor_id, application.person_id)
    return seen_by.actor_id in who_could_look(application=application, seen_by=seen_by)


def _appeals() -> QuerySet[Appeal]:
    return Appeal.objects.select_related(
        "application__person", "application__community", "application__pathway__community", "proposed_by", "agreed_by"
    )


@dataclass(frozen=True, slots=True)
class _Looker:
    actor_id: int
    actor_kind: str = "person"


def _looking(person_id: int) -> _Looker:
    return _Looker(person_id)
