"""Reads about introductions; each says who is looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.conversations.introducing import asked_of, visible
from holdspace.conversations.models import Introduction, Participant, Thread
from holdspace.conversations.rules import reachable
from holdspace.conversations.seen import IntroductionSeen
from holdspace.conversations.states import Standing
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

MOST_CHOICES = 200


def introductions_to_answer(*, community: Community, seen_by: Actor, at: datetime) -> list[IntroductionSeen]:
    """Who would like to bring one together with somebody: the latest twenty. One query."""
    rows = Introduction.objects.filter(asked_of(seen_by, at), community=community).select_related("bringer")
    return [_seen(row, seen_by) for row in rows.order_by("-at", "-id")[:20]]


def my_introductions(
    *, community: Community, seen_by: Actor, at: datetime, after: str = ""
) -> KeysetPage[IntroductionSeen]:
    """Whom one brought together or asked, the latest first. One query."""
    rows = Introduction.objects.filter(bringer_id=seen_by.actor_id or 0, community=community)
    found = page_by_key(rows.select_related("bringer", "one", "other"), by=("-at", "-id"), after=after)
    return KeysetPage([_seen(row, seen_by) for row in found.items], found.older)


def introduction_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Introduction:
    """One of them to act on. `NothingHere` for everybody whom it does not concern."""
    rows = Introduction.objects.filter(visible(seen_by, at), community=community, pk=number)
    found = rows.select_related("bringer", "one", "other", "community").first()
    if found is None:
        raise NothingHere
    return found


def read_introduction(*, introduction: Introduction, seen_by: Actor, at: datetime) -> IntroductionSeen:
    """One that the caller was given, as this person reads it, with the thread if they are in it."""
    about = Thread.objects.filter(about_kind=Introduction._meta.label_lower, about_id=introduction.pk)
    mine = Participant.objects.filter(thread__in=about, person_id=seen_by.actor_id or 0)
    return _seen(introduction, seen_by, thread=mine.values_list("thread_id", flat=True).first())


def whom_to_introduce(*, community: Community, seen_by: Actor, at: datetime) -> list[tuple[int, str]]:
    """The people one writes to, as (number of the membership, name), by name: at most 200. One query."""
    mine = Participant.objects.filter(person_id=seen_by.actor_id or 0, community=community, standing=Standing.IN)
    others = Participant.objects.filter(
        reachable(seen_by), thread_id__in=mine.values("thread_id"), standing=Standing.IN
    ).exclude(person_id=seen_by.actor_id or 0)
    inside = Membership.objects.filter(
        community=community,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
        person_id__in=others.values("person_id"),
    )
    rows = inside.select_related("person").order_by("person__display_name", "id")[:MOST_CHOICES]
    return [(row.pk, row.person.name) for row in rows]


def _seen(row: Introduction, seen_by: Actor, *, thread: int | None = None) -> IntroductionSeen:
    me = seen_by.actor_id
    mine = row.bringer_id == me
    return IntroductionSeen(
        number=row.pk,
        bringer=row.bringer.name,
        line="" if mine else (row.line_to_one if row.one_id == me else row.line_to_other),
        at=row.at,
        mine=mine,
        stays=row.stays,
        state=row.state,
        said="" if mine else (row.one_said if row.one_id == me else row.other_said),
        names=(row.one.name, row.other.name) if mine else (),
        thread=thread,
    )
