"""What reviewers read. Nothing here tells anything of another reading before both are final."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from holdspace.algorithms.masking import mask_names
from holdspace.grammar.refusals import NothingHere
from holdspace.vetting.models import Answer, ApplicantWork, Application, Asked, Review, Score, Unmasked
from holdspace.vetting.queries.pathway import steps_of
from holdspace.vetting.queries.taking import has_room, with_places
from holdspace.vetting.rules import readable_by, reading_due
from holdspace.vetting.states import ApplicationState, AskedState, ReviewState

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.scenarios.models import Criterion
    from holdspace.vetting.queries.pathway import Step
    from holdspace.vetting.steps import Question

UNDER_READING = (ApplicationState.SENT, ApplicationState.IN_READING)
LONGEST_LIST = 50


@dataclass(frozen=True, slots=True)
class ToRead:
    """One line of a reviewer's queue. `name` is "" where names are hidden; `begun` is whether they have it already,
    `asked` whether the program asked them for it."""

    number: int
    name: str
    sent_at: datetime
    promised_by: datetime | None
    late: bool
    begun: bool
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One criterion of one step on the desk, with the level and reasons kept so far."""

    criterion: Criterion
    level: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Part:
    """One step as a reader sees it: the answers (names taken out where they are hidden) beside its criteria."""

    step: Step
    answers: list[tuple[Question, str]]
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class Desk:
    """An application with one's own reading of it."""

    application: Application
    review: Review
    name: str
    promised_by: datetime | None
    parts: list[Part]


def to_read(*, membership: Membership, seen_by: Actor, at: datetime) -> list[ToRead]:
    """What a reviewer has begun, then what they are asked for, then what else waits for a reader, each the longest
    waiting first; [] without the role, and nothing that a tie keeps them from.

    Two queries, whatever the number. How many others read a thing does not show.
    """
    if not membership.is_reviewer or seen_by.actor_id != membership.person_id:
        return []
    mine = _rows(membership).filter(
        state__in=UNDER_READING,
        pk__in=Review.objects.filter(reviewer_id=membership.person_id, state=ReviewState.TAKEN).values("application"),
    )
    waiting = (
        with_places(_rows(membership).filter(state__in=UNDER_READING), membership=membership)
        .exclude(pk__in=Review.objects.filter(reviewer_id=membership.person_id).values("application"))
        .exclude(Exists(_tied_of(membership)))
        .filter(has_room(membership=membership, at=at))
        .order_by("-asked_me", "sent_at", "id")
    )
    return [_line(a, at, begun=True) for a in mine[:LONGEST_LIST]] + [
        _line(a, at, begun=False, asked=a.asked_me) for a in waiting[:LONGEST_LIST]
    ]


def waits_for_others(*, membership: Membership, seen_by: Actor, at: datetime) -> list[ToRead]:
    """What this reviewer has finished and somebody else is still to read."""
    if seen_by.actor_id != membership.person_id:
        return []
    done = _rows(membership).filter(
        state__in=UNDER_READING,
        pk__in=Review.objects.filter(reviewer_id=membership.person_id, state=ReviewState.FINAL).values("application"),
    )
    return [_line(a, at, begun=True) for a in done[:LONGEST_LIST]]


def readable_application(*, membership: Membership, number: int, seen_by: Actor, at: datetime) -> Application:
    """One application that somebody with a role may come near. Raises `NothingHere` for every other number."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    found = _rows(membership).filter(pk=number).first()
    if found is None:
        raise NothingHere
    return found


def own_review(*, membership: Membership, number: int, seen_by: Actor, at: datetime) -> Review:
    """One's own reading, under way or final, by the application's number. Raises `NothingHere` where there is none."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    found = (
        Review.objects.filter(
            reviewer_id=membership.person_id,
            application_id=number,
            state__in=[ReviewState.TAKEN, ReviewState.FINAL],
            application__in=Application.objects.filter(readable_by(membership)),
        )
        .select_related("application__person", "application__pathway__community", "application__community")
        .first()
    )
    if found is None:
        raise NothingHere
    return found


def desk_of(*, review: Review, seen_by: Actor) -> Desk:
    """The desk for one's own reading: answers, criteria, and the marks kept so far. Five queries."""
    if seen_by.actor_id != review.reviewer_id:
        raise NothingHere
    application = review.application
    kept = {(s.step, s.criterion_id): s for s in Score.objects.filter(review=review)}
    parts = []
    for step, answers in read_answers(application=application, seen_by=seen_by):
        marks = []
        for criterion in step.criteria:
            score = kept.get((step.key, criterion.pk))
            marks.append(Mark(criterion, score.level if score else "", score.reasons if score else ""))
        parts.append(Part(step, answers, marks))
    return Desk(application, review, shown_name(application), reading_due(application), parts)


def read_answers(*, application: Application, seen_by: Actor) -> list[tuple[Step, list[tuple[Question, str]]]]:
    """Each step with its answers as readers see them, without what only stewards see.

    The caller has asked whether this person may read it.
    """
    texts = dict(Answer.objects.filter(application=application).values_list("key", "text"))
    person = application.person
    known = [person.display_name]
    if application.hides_names:
        # Where they work and who supervises them tells who they are as well as a name does.
        for work in ApplicantWork.objects.filter(application=application):
            known += [work.employer, work.supervisor]

    def shown(text: str) -> str:
        if not application.hides_names:
            return text
        return mask_names(text, names=known, email=person.email or "")

    return [
        (step, [(question, shown(texts.get(key, ""))) for key, question in step.questions])
        for step in steps_of(pathway=application.pathway, seen_by=seen_by)
        if step.kind.for_readers
    ]


def shown_name(application: Application) -> str:
    """The applicant's name, or "" where the application hides it."""
    return "" if application.hides_names else application.person.name


def name_for(*, application: Application, seen_by: Actor) -> str:
    """The name as one of those who decide sees it: also where it is hidden, once they looked behind it."""
    if application.hides_names and seen_by.actor_id is not None:
        looked = Unmasked.objects.filter(application=application, person_id=seen_by.actor_id).exists()
        return application.person.name if looked else ""
    return shown_name(application)


def _rows(membership: Membership) -> QuerySet[Application]:
    return (
        Application.objects.filter(readable_by(membership))
        .select_related("pathway", "person", "community")
        .order_by("sent_at", "id")
    )


def _tied_of(membership: Membership) -> QuerySet[Asked]:
    return Asked.objects.filter(application=OuterRef("pk"), person_id=membership.person_id, state=AskedState.TIED)


def _line(application: Application, at: datetime, *, begun: bool, asked: bool = False) -> ToRead:
    due = reading_due(application)
    assert application.sent_at is not None  # noqa: S101 - readable_by leaves drafts out
    return ToRead(
        number=application.pk,
        name=shown_name(application),
        sent_at=application.sent_at,
        promised_by=due,
        late=due is not None and at > due,
        begun=begun,
        asked=asked,
    )
