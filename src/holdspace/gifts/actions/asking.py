"""The gentle question: asking it at most once a week, answering it, and wanting none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.gifts.models import GentleQuestion
from holdspace.gifts.rules import may_be_asked_now
from holdspace.grammar.refusals import NothingHere
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


@transaction.atomic
def ask_gently(*, person_ids: Collection[int], community_id: int, by: Actor, at: datetime) -> int:
    """After something went well between people: each of them is asked one small question, if they were not asked for a
    week and want to be. Returns how many are. What is asked is worked out when it is read."""
    rows = Membership.objects.filter(
        person_id__in=person_ids, community_id=community_id, state=MembershipState.INSIDE
    ).order_by("pk")
    asked = 0
    for membership in rows:
        question, _new = GentleQuestion.objects.get_or_create(membership=membership)
        now = GentleQuestion.objects.filter(may_be_asked_now(at), pk=question.pk)
        if now.update(asked_at=at, answered_at=None):
            record(verb="question.asked", of=question, by=by, at=at, community_id=community_id)
            asked += 1
    return asked


@transaction.atomic
def answer_question(*, membership: Membership, by: Person, at: datetime) -> None:
    """The question goes, whether it was followed or not; which of the two is not kept. Twice changes nothing."""
    question = GentleQuestion.objects.filter(_own(membership, by), answered_at__isnull=True).first()
    if question is not None:
        GentleQuestion.objects.filter(pk=question.pk).update(answered_at=at)
        record(verb="question.answered", of=question, by=by, at=at, community_id=membership.community_id)


@transaction.atomic
def choose_questions(*, membership: Membership, wanted: bool, by: Person, at: datetime) -> GentleQuestion:
    """Say whether one wants such questions at all. The journal keeps that it was said, not what."""
    _own(membership, by)
    question, _new = GentleQuestion.objects.update_or_create(membership=membership, defaults={"off": not wanted})
    record(verb="question.chosen", of=question, by=by, at=at, community_id=membership.community_id)
    return question


def _own(membership: Membership, by: Person) -> Q:
    if membership.person_id != by.pk:
        raise NothingHere
    return Q(membership=membership)
