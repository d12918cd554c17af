"""Vouches as the applicant, the member who is asked, and the stewards see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.communities.models import Membership
from holdspace.communities.rules import is_inside, may_steward
from holdspace.communities.states import MembershipState
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.people.rules import not_blocked
from holdspace.vetting.models import Accommodation, Answer, Application, Vouch
from holdspace.vetting.queries.pathway import steps_of
from holdspace.vetting.rules import readable_by
from holdspace.vetting.states import STILL_OPEN, ApplicationState, VouchState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holdspace.grammar.actors import Actor
    from holdspace.vetting.steps import Question


@dataclass(frozen=True, slots=True)
class VouchLine:
    """What the applicant sees of one they asked for: `who` once somebody said yes. A quiet no looks like waiting."""

    token: str
    asked: str
    who: str


@dataclass(frozen=True, slots=True)
class BesideTheAnswers:
    """What stewards alone see of an application: what somebody does, who vouched, and what they need."""

    application: Application
    name: str
    credential: Sequence[tuple[Question, str]]
    vouches: Sequence[tuple[str, str]]
    asked: int
    needs: Sequence[tuple[str, str]]


def my_vouches(*, application: Application, seen_by: Actor) -> list[VouchLine]:
    """Those one asked for, in order. One's own alone; whoever is behind a block has no name here."""
    if seen_by.actor_id != application.person_id:
        raise NothingHere
    rows = Vouch.objects.filter(application=application).order_by("asked_at", "id").select_related("member")
    shown = set(
        Vouch.objects.filter(not_blocked(seen_by, "member"), application=application).values_list("pk", flat=True)
    )
    return [
        VouchLine(v.token, v.asked, v.member.name if v.member and v.state == VouchState.GIVEN and v.pk in shown else "")
        for v in rows[:20]
    ]


def vouch_for_me_to_give(*, membership: Membership, token: str, seen_by: Actor) -> Vouch:
    """The vouch behind a link, for a member who can give it: `NothingHere` for a made-up link, one's own application,
    one that is over, and where a block stands between the two. One's own answer can be seen again."""
    if seen_by.actor_id != membership.person_id or not is_inside(membership).allowed:
        raise NothingHere
    found = (
        Vouch.objects.filter(
            not_blocked(seen_by, "application__person"),
            token=token,
            community_id=membership.community_id,
            application__state__in=sorted(STILL_OPEN),
        )
        .exclude(application__person_id=membership.person_id)
        .select_related("application__person", "application__community")
        .first()
    )
    if found is None or (found.member_id is not None and found.member_id != membership.person_id):
        raise NothingHere
    return found


def member_by_address(*, application: Application, address: str, seen_by: Actor) -> int | None:
    """The member with this address whom no block keeps from the applicant; None otherwise. Never to show."""
    rows = Membership.objects.filter(
        not_blocked(application.person, "person"),
        person__email=address,
        community_id=application.community_id,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
    )
    return rows.exclude(person_id=application.person_id).values_list("person_id", flat=True).first()


def vouches_given(*, steward: Membership, seen_by: Actor, after: str = "") -> KeysetPage[Vouch]:
    """Who vouched for whom of those who are here now, the newest first. For stewards; what blocks hide is left out."""
    if seen_by.actor_id != steward.person_id or not may_steward(steward).allowed:
        raise NothingHere
    rows = Vouch.objects.filter(
        not_blocked(seen_by, "application__person"),
        not_blocked(seen_by, "member"),
        community_id=steward.community_id,
        state=VouchState.GIVEN,
        application__state=ApplicationState.WELCOMED,
    ).select_related("application__person", "member")
    return page_by_key(rows, by=("-answered_at", "-id"), after=after, size=30)


def beside_the_answers(*, steward: Membership, number: int, seen_by: Actor) -> BesideTheAnswers:
    """For a steward who may come near the application; `NothingHere` otherwise."""
    if seen_by.actor_id != steward.person_id or not may_steward(steward).allowed:
        raise NothingHere
    application = (
        Application.objects.filter(readable_by(steward), pk=number)
        .select_related("person", "community", "pathway__community")
        .first()
    )
    if application is None:
        raise NothingHere
    texts = dict(Answer.objects.filter(application=application).values_list("key", "text"))
    steps = steps_of(pathway=application.pathway, seen_by=seen_by)
    given = Vouch.objects.filter(application=application, state=VouchState.GIVEN).select_related("member")
    needs = Accommodation.objects.filter(application=application).order_by("at", "id")[:10]
    return BesideTheAnswers(
        application=application,
        name=application.person.name,
        credential=[
            (question, texts.get(key, ""))
            for step in steps
            if step.is_written and not step.kind.for_readers
            for key, question in step.questions
        ],
        vouches=[(v.member.name if v.member else "", v.words) for v in given.order_by("answered_at", "id")[:10]],
        asked=Vouch.objects.filter(application=application).count(),
        needs=[(one.words, one.answer) for one in needs],
    )
