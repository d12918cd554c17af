"""What an applicant asks: questions to the members, and what they need in order to take part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from holdspace.communities.rules import is_inside, may_steward
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import tell
from holdspace.vetting.models import Accommodation, DoorAnswer, DoorQuestion
from holdspace.vetting.queries.door_questions import door_question, open_accommodation, stewards_to_tell
from holdspace.vetting.rules import MOST_QUESTIONS, fits_beside, may_ask_beside
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person
    from holdspace.vetting.models import Application


@once_only
def ask_members(*, application: Application, words: str, by: Person, at: datetime, once: str = "") -> DoorQuestion:
    """Ask the people inside something. They read it without a name; whoever likes answers."""
    _insist_on_own(application, by)
    asked = DoorQuestion.objects.filter(application=application).count()
    insist(may_ask_beside(application, asked=asked, most=MOST_QUESTIONS))
    insist(fits_beside(words))
    question = DoorQuestion.objects.create(
        application=application, community_id=application.community_id, words=words.strip(), at=at
    )
    record(verb="door.asked", of=question, by=by, at=at, community_id=application.community_id, once=once)
    return question


@once_only
def answer_at_door(
    *, number: int, membership: Membership, words: str, by: Person, at: datetime, once: str = ""
) -> DoorAnswer:
    """A member answers a question (by its number), in their own name. Whoever asked is told that an answer is there."""
    if membership.person_id != by.pk:
        raise NothingHere
    insist(is_inside(membership))
    question = door_question(membership=membership, number=number, seen_by=by)
    insist(fits_beside(words))
    answer = DoorAnswer.objects.create(question=question, author=by, words=words.strip(), at=at)
    record(verb="door.answered", of=answer, by=by, at=at, community_id=membership.community_id, once=once)
    _tell(
        question.application.person_id,
        "vetting.door_answered",
        "vetting.us",
        question.application.community,
        by,
        at,
        about=question,
    )
    return answer


@once_only
def ask_for_accommodation(
    *, application: Application, words: str, by: Person, at: datetime, once: str = ""
) -> Accommodation:
    """Say what one needs in order to take part. Stewards and the guide read it, nobody else."""
    _insist_on_own(application, by)
    asked = Accommodation.objects.filter(application=application).count()
    insist(may_ask_beside(application, asked=asked, most=MOST_QUESTIONS))
    insist(fits_beside(words))
    need = Accommodation.objects.create(
        application=application, community_id=application.community_id, words=words.strip(), at=at
    )
    record(verb="accommodation.asked", of=need, by=by, at=at, community_id=application.community_id, once=once)
    for person_id in stewards_to_tell(application=application, seen_by=by):
        _tell(person_id, "vetting.somebody_needs", "vetting.accommodations", application.community, by, at, about=need)
    return need


@once_only
def answer_accommodation(
    *, number: int, steward: Membership, words: str, by: Person, at: datetime, once: str = ""
) -> Accommodation:
    """A steward answers what somebody needs. `AlreadyMoved` when another one has answered it."""
    if steward.person_id != by.pk:
        raise NothingHere
    insist(may_steward(steward))
    need = open_accommodation(steward=steward, number=number, seen_by=by)
    insist(fits_beside(words))
    changed = Accommodation.objects.filter(pk=need.pk, answered_at=None).update(answered_at=at, answered_by=by)
    if not changed:
        raise AlreadyMoved(_("Another steward has answered this already."))
    need.answer, need.answered_at, need.answered_by = words.strip(), at, by
    need.save(update_fields=["answer"])
    record(
        verb="accommodation.answered",
        of=need,
        by=by,
        at=at,
        community_id=steward.community_id,
        in_role="steward",
        once=once,
    )
    application = need.application
    _tell(
        application.person_id,
        "vetting.need_answered",
        "vetting.accommodation",
        application.community,
        by,
        at,
        about=need,
    )
    return need


def _insist_on_own(application: Application, by: Person) -> None:
    if application.person_id != by.pk:
        raise NothingHere


def _tell(
    person_id: int,
    kind: str,
    page: str,
    community: Community,
    by: Actor,
    at: datetime,
    *,
    about: DoorQuestion | Accommodation,
) -> None:
    tell(
        person_id=person_id,
        kind=kind,
        url=way(page, community.slug),
        by=by,
        at=at,
        about=about,
        community_id=community.pk,
        community_name=community.name,
    )
