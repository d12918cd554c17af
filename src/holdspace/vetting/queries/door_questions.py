"""Questions at the door and what people need, as each who may sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.communities.models import Membership
from holdspace.communities.rules import is_inside, may_steward
from holdspace.communities.states import MembershipState
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.people.rules import not_blocked
from holdspace.vetting.models import Accommodation, DoorAnswer, DoorQuestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.vetting.models import Application

LONGEST_LIST = 50


@dataclass(frozen=True, slots=True)
class DoorLine:
    """One question with its answers as (words, who, when). Who asked is not told to anybody."""

    number: int
    words: str
    at: datetime
    answers: Sequence[tuple[str, str, datetime]]


def door_questions(*, membership: Membership, seen_by: Actor, after: str = "", number: int = 0) -> KeysetPage[DoorLine]:
    """What applicants ask, the newest first, for members; what is behind a block is not there. Two queries.

    With `number` that one alone: `NothingHere` where it is not there.
    """
    rows = _for_members(membership, seen_by)
    found = page_by_key(rows.filter(pk=number) if number else rows, by=("-at", "-id"), after=after, size=20)
    if number and not found.items:
        raise NothingHere
    return KeysetPage(_with_answers(found.items, seen_by), found.older)


def door_question(*, membership: Membership, number: int, seen_by: Actor) -> DoorQuestion:
    """One of them, to be answered. `NothingHere` for every other number."""
    found = _for_members(membership, seen_by).filter(pk=number).first()
    if found is None:
        raise NothingHere
    return found


def my_door_questions(*, application: Application, seen_by: Actor) -> list[DoorLine]:
    """What one asked oneself, the newest first, with the answers of everybody whom no block hides."""
    if seen_by.actor_id != application.person_id:
        raise NothingHere
    rows = DoorQuestion.objects.filter(application=application).order_by("-at", "-id")
    return _with_answers(rows[:LONGEST_LIST], seen_by)


def my_accommodations(*, application: Application, seen_by: Actor) -> list[Accommodation]:
    """What one said one needs, with the answers, the newest first. One's own alone."""
    if seen_by.actor_id != application.person_id:
        raise NothingHere
    return list(
        Accommodation.objects.filter(application=application)
        .select_related("answered_by")
        .order_by("-at", "-id")[:LONGEST_LIST]
    )


def accommodations(
    *, steward: Membership, seen_by: Actor, after: str = "", number: int = 0
) -> KeysetPage[Accommodation]:
    """What applicants said they need, the newest first, for stewards; with `number` that one, or `NothingHere`."""
    rows = _for_stewards(steward, seen_by)
    found = page_by_key(rows.filter(pk=number) if number else rows, by=("-at", "-id"), after=after, size=20)
    if number and not found.items:
        raise NothingHere
    return found


def open_accommodation(*, steward: Membership, number: int, seen_by: Actor) -> Accommodation:
    """One of them by its number. `NothingHere` for every other."""
    found = _for_stewards(steward, seen_by).filter(pk=number).first()
    if found is None:
        raise NothingHere
    return found


def stewards_to_tell(*, application: Application, seen_by: Actor) -> list[int]:
    """The stewards with whom the applicant has no block, by number."""
    rows = Membership.objects.filter(
        not_blocked(application.person, "person"),
        community_id=application.community_id,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
        is_steward=True,
    )
    return list(rows.exclude(person_id=application.person_id).values_list("person_id", flat=True))


def people_with_a_role(*, community: Community, seen_by: Actor) -> list[tuple[str, bool, bool]]:
    """(name, is a steward, is a host) of everybody who holds one of the two roles here, for whoever has begun to apply.

    Those behind a block are not there.
    """
    rows = Membership.objects.filter(
        not_blocked(seen_by, "person"), community=community, state=MembershipState.INSIDE, affirmed_version__gt=0
    )
    held = rows.filter(is_steward=True) | rows.filter(is_host=True)
    found = held.select_related("person").order_by("-is_steward", "since", "pk")[:LONGEST_LIST]
    return [(m.person.name, m.is_steward, m.is_host) for m in found]


def _for_members(membership: Membership, seen_by: Actor) -> QuerySet[DoorQuestion]:
    if seen_by.actor_id != membership.person_id or not is_inside(membership).allowed:
        raise NothingHere
    return DoorQuestion.objects.filter(
        not_blocked(seen_by, "application__person"),
        community_id=membership.community_id,
        application__answers_erased_at=None,
    ).select_related("application__community")


def _for_stewards(steward: Membership, seen_by: Actor) -> QuerySet[Accommodation]:
    if seen_by.actor_id != steward.person_id or not may_steward(steward).allowed:
        raise NothingHere
    return (
        Accommodation.objects.filter(
            not_blocked(seen_by, "application__person"),
            community_id=steward.community_id,
            application__answers_erased_at=None,
        )
        .exclude(application__person_id=steward.person_id)
        .select_related("application__person", "application__community", "answered_by")
    )


def _with_answers(questions: Iterable[DoorQuestion], seen_by: Actor) -> list[DoorLine]:
    questions = list(questions)
    answers: dict[int, list[tuple[str, str, datetime]]] = {}
    rows = DoorAnswer.objects.filter(not_blocked(seen_by, "author"), question__in=[q.pk for q in questions])
    for answer in rows.select_related("author").order_by("at", "id"):
        answers.setdefault(answer.question_id, []).append((answer.words, answer.author.name, answer.at))
    return [DoorLine(q.pk, q.words, q.at, answers.get(q.pk, [])) for q in questions]
