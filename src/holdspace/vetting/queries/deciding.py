"""What the two who decide see: the answers and every final reading, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.grammar.refusals import NothingHere
from holdspace.scenarios.queries import criteria_of
from holdspace.vetting.models import Application, Decision, LetterDraft, Review, Score
from holdspace.vetting.queries.after import reasons_about
from holdspace.vetting.queries.reading import LONGEST_LIST, name_for, read_answers, shown_name
from holdspace.vetting.queries.talking import notes_for_deciding, talk_before_welcome
from holdspace.vetting.rules import day_to_come_again, letter_due, readable_by, roles_in, two_who_decide
from holdspace.vetting.states import DECIDED, ApplicationState, DecisionState, ReviewState

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.grammar.verdicts import Verdict
    from holdspace.scenarios.models import Criterion
    from holdspace.vetting.queries.pathway import Step
    from holdspace.vetting.queries.talking import Noted
    from holdspace.vetting.steps import Question

STANDING = frozenset({DecisionState.PROPOSED, DecisionState.TO_BE_SAID, DecisionState.AGREED})


@dataclass(frozen=True, slots=True)
class Told:
    """What one reader found on one criterion: the level's own words, and the reasons."""

    reader: str
    level: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One step with its answers, and for each criterion what every reader found."""

    step: Step
    answers: list[tuple[Question, str]]
    found: list[tuple[Criterion, list[Told]]]


@dataclass(frozen=True, slots=True)
class Case:
    """An application that everybody has read. `noted` are both notes of
    the conversation, `known` is who said how they know the person, `standing` the open
    proposal or the decision, `earlier` those not agreed to, the newest first."""

    application: Application
    name: str
    letter_by: datetime | None
    parts: list[Compared]
    readers: list[str]
    known: list[tuple[str, str]]
    noted: list[Noted]
    standing: Decision | None
    back_day: str
    earlier: list[Decision]
    roles: frozenset[str]
    may_answer: bool
    is_own: bool
    is_mine: bool
    criteria: list[Criterion]
    about: list[str]
    before: list[Decision]
    draft: LetterDraft | None
    may_welcome: Verdict


@dataclass(frozen=True, slots=True)
class ToDecide:
    """One line: an application everybody has read, and how far its decision is."""

    number: int
    name: str
    sent_at: datetime
    promised_by: datetime | None
    late: bool
    state: str
    proposed: bool
    by_me: bool


def to_decide(*, membership: Membership, seen_by: Actor, at: datetime) -> list[ToDecide]:
    """What waits for a decision this person has a part in, the longest waiting first. Two queries."""
    return _lines(membership, seen_by, at, [ApplicationState.READ], "read_at")


def lately_decided(*, membership: Membership, seen_by: Actor, at: datetime) -> list[ToDecide]:
    """The newest ten decisions this person had, or as a steward could have had, a part in."""
    return _lines(membership, seen_by, at, sorted(DECIDED), "-decided_at")[:10]


def case_of(*, membership: Membership, number: int, seen_by: Actor, at: datetime) -> Case:
    """For stewards and for those who read it, once everybody has read it: `NothingHere` for everybody else, and
    before, so that no reading shows while another is under way."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    application = (
        Application.objects.filter(
            readable_by(membership), pk=number, state__in=sorted({ApplicationState.READ, *DECIDED})
        )
        .select_related("person", "pathway__community", "community")
        .first()
    )
    if application is None:
        raise NothingHere
    reviews = list(
        Review.objects.filter(application=application, state=ReviewState.FINAL)
        .select_related("reviewer")
        .order_by("taken_at", "id")
    )
    roles = roles_in(membership, has_read=membership.person_id in {r.reviewer_id for r in reviews})
    if not roles:
        raise NothingHere
    decisions = list(
        Decision.objects.filter(application=application)
        .select_related("proposed_by", "answered_by", "offered_by")
        .order_by("-proposed_at", "-id")
    )
    standing = next((d for d in decisions if d.state in STANDING), None)
    is_own = standing is not None and standing.proposed_by_id == membership.person_id
    return Case(
        application=application,
        name=name_for(application=application, seen_by=seen_by),
        letter_by=letter_due(application),
        parts=compared(application=application, reviews=reviews, seen_by=seen_by),
        readers=[review.reviewer.name for review in reviews],
        noted=notes_for_deciding(application=application, seen_by=seen_by),
        known=[(review.reviewer.name, review.how_known) for review in reviews if review.how_known],
        standing=standing,
        back_day=day_to_come_again(standing),
        earlier=[d for d in decisions if d.state == DecisionState.NOT_AGREED],
        roles=roles,
        may_answer=standing is not None
        and standing.state == DecisionState.PROPOSED
        and not is_own
        and two_who_decide(_proposers_roles(standing, reviews), roles) is not None,
        is_own=is_own,
        is_mine=standing is not None and membership.person_id in {standing.proposed_by_id, standing.answered_by_id},
        criteria=criteria_of(rubric_id=application.pathway.rubric_id, seen_by=seen_by),
        about=reasons_about(decision=standing, rubric_id=application.pathway.rubric_id, seen_by=seen_by),
        before=_letters_before(application),
        may_welcome=talk_before_welcome(application=application, seen_by=seen_by),
        draft=LetterDraft.objects.filter(application=application, person_id=membership.person_id).first(),
    )


def _letters_before(application: Application) -> list[Decision]:
    """What this person was told here before, the newest first; only ever shown once everybody has read on their own."""
    rows = Decision.objects.filter(
        application__person_id=application.person_id,
        application__community_id=application.community_id,
        application_id__lt=application.pk,
        state=DecisionState.AGREED,
    )
    return list(rows.order_by("-id")[:5])


def standing_decision(*, application: Application, seen_by: Actor) -> Decision:
    """The proposal that is open, or agreed and not out yet; `NothingHere` without one. The caller opened the case."""
    found = (
        Decision.objects.filter(application=application, state__in=[DecisionState.PROPOSED, DecisionState.TO_BE_SAID])
        .select_related("application__person", "application__community", "application__pathway")
        .first()
    )
    if found is None:
        raise NothingHere
    return found


def _proposers_roles(decision: Decision, reviews: list[Review]) -> frozenset[str]:
    """The role somebody proposed in, and that of a reader if they have read it as well."""
    has_read = decision.proposed_by_id in {review.reviewer_id for review in reviews}
    return frozenset({decision.proposed_in_role} | ({"reviewer"} if has_read else set()))


def compared(*, application: Application, reviews: list[Review], seen_by: Actor) -> list[Compared]:
    """Each step with its answers and what every reader found. The caller has asked whether this person may see it."""
    scores = {
        (s.review_id, s.step, s.criterion_id): s
        for s in Score.objects.filter(review__in=[review.pk for review in reviews])
    }

    def told(review: Review, step: Step, criterion: Criterion) -> Told:
        score = scores.get((review.pk, step.key, criterion.pk))
        words = {level["value"]: level["name"] for level in criterion.levels}
        level = score.level if score else ""
        return Told(
            review.reviewer.name,
            words.get(level) or (score.get_level_display() if score else ""),
            score.reasons if score else "",
        )

    return [
        Compared(step, answers, [(c, [told(review, step, c) for review in reviews]) for c in step.criteria])
        for step, answers in read_answers(application=application, seen_by=seen_by)
    ]


def _lines(membership: Membership, seen_by: Actor, at: datetime, states: Collection[str], order: str) -> list[ToDecide]:
    if seen_by.actor_id != membership.person_id:
        return []
    rows = Application.objects.filter(readable_by(membership), state__in=list(states))
    if not membership.is_steward:
        rows = rows.filter(
            pk__in=Review.objects.filter(reviewer_id=membership.person_id, state=ReviewState.FINAL).values(
                "application"
            )
        )
    found = list(rows.select_related("pathway", "person").order_by(order, "id")[:LONGEST_LIST])
    proposed = dict(
        Decision.objects.filter(application__in=[a.pk for a in found], state=DecisionState.PROPOSED).values_list(
            "application_id", "proposed_by_id"
        )
    )
    lines = []
    for application in found:
        due = letter_due(application)
        late = application.state == ApplicationState.READ and due is not None and at > due
        by = proposed.get(application.pk)
        if application.sent_at is not None:
            lines.append(
                ToDecide(
                    number=application.pk,
                    name=shown_name(application),
                    sent_at=application.sent_at,
                    promised_by=due,
                    late=late,
                    state=application.state,
                    proposed=by is not None,
                    by_me=by == membership.person_id,
                )
            )
    return lines
