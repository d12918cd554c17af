"""Bringing two people together: asking both, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.conversations.actions.writing import open_thread
from holdspace.conversations.introducing import fits, may_answer, may_introduce, may_take_back
from holdspace.conversations.models import Introduction
from holdspace.conversations.states import IntroductionState, Said
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import tell, withdraw_about
from holdspace.people.rules import blocked_between
from holdspace.web.coaching import names_no_client
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person

INTRODUCTION = "introduction"
ASKED, MET = "conversations.introduction_asked", "conversations.introduced"


@once_only
def introduce(
    *,
    membership: Membership,
    one: Membership,
    other: Membership,
    line_to_one: str,
    line_to_other: str,
    stays: bool,
    by: Person,
    at: datetime,
    once: str = "",
) -> Introduction:
    """Ask two people whom one writes to whether they would like to meet, with a line for each.

    Where the two have blocked one another neither is told, and whoever asks sees what silence looks like.
    """
    # Two windows share one week's limit.
    type(membership).objects.select_for_update().get(pk=membership.pk)
    insist(may_introduce(membership, one, other, by=by, at=at))
    for line in (line_to_one, line_to_other):
        insist(fits(line))
    insist(names_no_client(line_to_one, line_to_other, kind="message"))
    made = Introduction.objects.create(
        community=membership.community,
        bringer=by,
        one_id=one.person_id,
        other_id=other.person_id,
        line_to_one=line_to_one.strip(),
        line_to_other=line_to_other.strip(),
        stays=stays,
        at=at,
    )
    record(verb="introduction.asked", of=made, by=by, at=at, community_id=made.community_id, once=once)
    if not blocked_between(one.person_id, other.person_id):
        for person_id in (one.person_id, other.person_id):
            _tell(made, person_id, ASKED, way("introduction", made.community.slug, made.pk), by, at)
    return made


@transaction.atomic
def answer_introduction(*, introduction: Introduction, yes: bool, by: Person, at: datetime) -> Introduction:
    """What one of the two says. With the second yes their thread opens and all are told; a no never is."""
    # Of two answers at once the second sees the first.
    held = Introduction.objects.select_for_update(of=("self",)).select_related("community")
    fresh = held.get(pk=introduction.pk)
    insist(may_answer(fresh, by=by, at=at))
    field = "one_said" if fresh.one_id == by.pk else "other_said"
    move(fresh, out_of=Said.NOTHING, into=Said.YES if yes else Said.NO, field=field)
    record(verb="introduction.answered", of=fresh, by=by, at=at, community_id=fresh.community_id)
    if fresh.one_said == fresh.other_said == Said.YES:
        _meet(fresh, by, at)
    return fresh


@transaction.atomic
def take_introduction_back(*, introduction: Introduction, by: Person, at: datetime) -> Introduction:
    """Whoever asked thinks better of it; what nobody has looked at is not told any more."""
    insist(may_take_back(introduction, by=by))
    move(introduction, out_of=IntroductionState.OPEN, into=IntroductionState.TAKEN_BACK)
    both = [introduction.one_id, introduction.other_id]
    withdraw_about(kind=ASKED, about_ids=[introduction.pk], person_ids=both, by=by, at=at)
    record(verb="introduction.taken_back", of=introduction, by=by, at=at, community_id=introduction.community_id)
    return introduction


def _meet(introduction: Introduction, by: Person, at: datetime) -> None:
    move(introduction, out_of=IntroductionState.OPEN, into=IntroductionState.MET)
    both = [introduction.one_id, introduction.other_id]
    people = [*both, introduction.bringer_id] if introduction.stays else both
    thread = open_thread(
        about=introduction,
        person_ids=people,
        community_id=introduction.community_id,
        title_kind=INTRODUCTION,
        by=by,
        at=at,
    )
    slug = introduction.community.slug
    for person_id in [*both, introduction.bringer_id]:
        inside = person_id in people
        url = way("thread", slug, thread.pk) if inside else way("introduction", slug, introduction.pk)
        if person_id != by.pk:
            _tell(introduction, person_id, MET, url, by, at)


def _tell(introduction: Introduction, person_id: int, kind: str, url: str, by: Person, at: datetime) -> None:
    community = introduction.community
    tell(
        person_id=person_id,
        kind=kind,
        url=url,
        by=by,
        at=at,
        about=introduction,
        community_id=community.pk,
        community_name=community.name,
        who=by.name,
    )
