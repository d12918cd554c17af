"""Asking reviewers to read, and handing over what waited too long."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.algorithms.assigning import Unread, assign
from holdspace.communities.models import Community
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.invitations.duty import rests_until
from holdspace.journal.actions import record
from holdspace.vetting.giving_up import give_up
from holdspace.vetting.models import Application, Asked, Review
from holdspace.vetting.queries.asking import ANSWER_DAYS, how_much_each_has, wants_readers
from holdspace.vetting.queries.practice import have_practised
from holdspace.vetting.queries.ties import readers_inside, ties_of, who_must_not
from holdspace.vetting.rules import hands_over_at
from holdspace.vetting.states import AskedState, ReviewState
from holdspace.vetting.telling import tell_about

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor

AT_ONCE = 200  # one transaction stays short; the schedule comes again


@transaction.atomic
def ask_readers(*, community: Community, by: Actor, at: datetime, application: Application | None = None) -> int:
    """Ask as many reviewers as there are free places nobody was asked for; return how many were asked.

    For one application (on sending, on a place that was given back) or for all that wait (the worker). Who rests, who
    has a tie, who had to do with it before or has enough already is not asked; nor is anybody while all rest.
    """
    if rests_until(community, at) is not None:
        return 0
    waiting = wants_readers(community=community, seen_by=THE_MACHINE, only=application.pk if application else None)
    if not waiting:
        return 0
    readers = readers_inside(community=community, seen_by=THE_MACHINE)
    ties = ties_of(applications=waiting, readers=readers, community=community, seen_by=THE_MACHINE)
    known, asked, tied = _known(waiting)
    unread = []
    for one in waiting:
        never = who_must_not(ties=ties[one.pk], readers=readers, wanted=one.wanted_readers, seen_by=THE_MACHINE)
        _keep_ties(one, never - {one.person_id}, tied[one.pk], at)
        open_places = one.wanted_readers - getattr(one, "held", 0) - len(asked[one.pk] - never)
        waited = (at - one.sent_at) / timedelta(days=1) if one.sent_at else 0.0
        unread.append(Unread(one.pk, max(0, open_places), waited, never, known[one.pk] | asked[one.pk]))
    _rather_who_practised(waiting, unread, frozenset(readers), community)
    people, together = how_much_each_has(community=community, readers=readers, seen_by=THE_MACHINE, at=at)
    found = assign(unread, people, together=together)
    Asked.objects.bulk_create(
        [Asked(application_id=what, person_id=whom, state=AskedState.WAITING, at=at) for what, whom in found]
    )
    by_number = {one.pk: one for one in waiting}
    for number in sorted({what for what, _ in found}):
        people_asked = [whom for what, whom in found if what == number]
        record(
            verb="review.asked",
            of=by_number[number],
            by=by,
            at=at,
            community_id=community.pk,
            data={"people": len(people_asked)},
        )
        for person_id in people_asked:
            tell_about(by_number[number], "vetting.application_waits", person_id, page="vetting.queue", by=by, at=at)
    return len(found)


@transaction.atomic
def hand_over_late(*, community: Community, by: Actor, at: datetime) -> int:
    """What was asked and not answered is open for somebody else, and what was taken and not finished by its time is
    free again; return how many places that is. Nothing is held against anybody."""
    if rests_until(community, at) is not None:
        return 0
    over = Asked.objects.filter(
        application__community=community, state=AskedState.WAITING, at__lt=at - timedelta(days=ANSWER_DAYS)
    ).update(state=AskedState.WENT_BY)
    slow = (
        Review.objects.filter(application__community=community, state=ReviewState.TAKEN)
        .select_related("application__pathway", "application__community")
        .order_by("taken_at", "id")[:AT_ONCE]
    )
    handed = 0
    for review in slow:
        if at < hands_over_at(review):
            continue
        try:
            give_up(review, ReviewState.HANDED_ON)
        except AlreadyMoved:  # finished at this very moment
            continue
        handed += 1
        application = review.application
        record(verb="review.handed_over", of=review, by=by, at=at, community_id=community.pk)
        tell_about(application, "vetting.reading_over", review.reviewer_id, page="vetting.queue", by=by, at=at)
    return over + handed


def _rather_who_practised(
    waiting: list[Application], unread: list[Unread], readers: frozenset[int], community: Community
) -> None:
    """Where readers practise first, those who have not are asked only where too few others are left."""
    ready: dict[str, frozenset[int]] = {}
    for place, one in enumerate(waiting):
        if not one.pathway.calibrates:
            continue
        rubric = one.pathway.rubric.slug
        if rubric not in ready:
            ready[rubric] = have_practised(community=community, readers=readers, rubric=rubric, seen_by=THE_MACHINE)
        wants = unread[place]
        if len(ready[rubric] - wants.never - wants.has) >= wants.wants:
            unread[place] = replace(wants, never=wants.never | (readers - ready[rubric]))


def _known(waiting: list[Application]) -> tuple[dict[int, frozenset[int]], ...]:
    """By application: who had to do with it already (also those who passed it by), who was asked and has not answered
    yet, and whom a tie was found for."""
    numbers = [one.pk for one in waiting]
    known: dict[int, set[int]] = {number: set() for number in numbers}
    asked: dict[int, set[int]] = {number: set() for number in numbers}
    tied: dict[int, set[int]] = {number: set() for number in numbers}
    for number, person_id in Review.objects.filter(application__in=numbers).values_list(
        "application_id", "reviewer_id"
    ):
        known[number].add(person_id)
    for number, person_id, state in Asked.objects.filter(application__in=numbers).values_list(
        "application_id", "person_id", "state"
    ):
        if state == AskedState.TIED:
            tied[number].add(person_id)
        elif state == AskedState.WENT_BY:
            known[number].add(person_id)
        elif person_id not in known[number]:
            asked[number].add(person_id)
    return tuple({number: frozenset(people) for number, people in part.items()} for part in (known, asked, tied))


def _keep_ties(application: Application, never: frozenset[int], tied: frozenset[int], at: datetime) -> None:
    """Note whom something keeps from reading it, so that no list of theirs shows it; and free whom nothing does."""
    if gone := tied - never:
        Asked.objects.filter(application=application, state=AskedState.TIED, person_id__in=gone).delete()
    for person_id in sorted(never - tied):
        Asked.objects.update_or_create(
            application=application, person_id=person_id, defaults={"state": AskedState.TIED, "at": at}
        )
