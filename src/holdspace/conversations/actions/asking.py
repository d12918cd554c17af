"""Writing to another member for the first time, and what they answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.conversations.actions.writing import open_thread, write_message
from holdspace.conversations.answering import accept, tell_of_yes, withdraw_question
from holdspace.conversations.models import Beginning, Pair, Participant
from holdspace.conversations.places import ASKED, place_of, tell_place
from holdspace.conversations.rules import (
    LATER_DAYS,
    fits,
    knows,
    may_answer,
    may_begin,
)
from holdspace.conversations.states import SOURCES, TOLD, Standing
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Membership
    from holdspace.conversations.attaching import Brought
    from holdspace.conversations.models import Thread
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person

PAIR = "pair"
LOT = 200


@once_only
def begin_talk(
    *,
    membership: Membership,
    whom: Membership,
    words: str = "",
    brought: Brought | None = None,
    by: Person,
    at: datetime,
    once: str = "",
) -> Thread:
    """Write to another member; what was kept as a draft goes with it. The first words wait for their yes, unless the
    two write to each other already.

    Of two who write to each other at the same moment the second has said yes by it. Called again while the first
    words wait, it is refused like any other message. A file with them waits, too: nobody opens it before their yes.
    """
    insist(may_begin(membership, whom, by=by, at=at))
    insist(fits(words, has_file=brought is not None))
    pair, new = _pair(membership, whom, by, at)
    thread = open_thread(
        about=pair,
        person_ids=[membership.person_id, whom.person_id],
        community_id=membership.community_id,
        title_kind=PAIR,
        by=by,
        at=at,
    )
    if new and not knows(membership.community, membership.person_id, whom.person_id, without=thread):
        _places(thread).filter(person_id=whom.person_id).update(standing=Standing.UNASKED)
    elif not new:
        _turn_round(thread, membership, whom)
    record(verb="talk.begun", of=thread, by=by, at=at, community_id=membership.community_id, once=once)
    write_message(thread=thread, words=words, brought=brought, by=by, at=at)
    Beginning.objects.filter(community_id=membership.community_id, person=by, whom_id=whom.person_id).delete()
    return thread


@transaction.atomic
def accept_talk(*, thread: Thread, by: Person, at: datetime) -> Participant:
    """Yes: both can write from now on, and whoever asked is told."""
    place = place_of(thread, by, at)
    insist(may_answer(place, by=by))
    accept(place, by, at)
    tell_of_yes(place, by, at)
    return place


@transaction.atomic
def leave_talk_for_later(*, thread: Thread, by: Person, at: datetime) -> Participant:
    """Not now: it stands in the daily mail once more after a week. Nobody else learns of it."""
    place = place_of(thread, by, at)
    insist(may_answer(place, by=by))
    back_at = at + timedelta(days=LATER_DAYS)
    move(
        place,
        out_of=SOURCES["leave_for_later"],
        into=Standing.LATER,
        told=TOLD["leave_for_later"],
        field="standing",
        remind_at=back_at,
    )
    record(verb="talk.left_for_later", of=thread, by=by, at=at, community_id=thread.community_id)
    return place


@transaction.atomic
def decline_talk(*, thread: Thread, by: Person, at: datetime) -> Participant:
    """No, without a word: nobody learns of it, and a change of mind is a yes."""
    place = place_of(thread, by, at)
    insist(may_answer(place, by=by))
    move(
        place, out_of=SOURCES["decline"], into=Standing.DECLINED, told=TOLD["decline"], field="standing", remind_at=None
    )
    withdraw_question(place, by, at)
    record(verb="talk.declined", of=thread, by=by, at=at, community_id=thread.community_id)
    return place


@transaction.atomic
def remind_of_later(*, by: Actor, at: datetime) -> int:
    """What was left for later a week ago is told once more, in the daily mail. One lot; returns how many."""
    due = Participant.objects.select_for_update(of=("self",), skip_locked=True).filter(
        remind_at__lte=at, standing=Standing.LATER
    )
    places = list(due.select_related("community", "thread", "person").order_by("remind_at", "id")[:LOT])
    for place in places:
        move(place, out_of=SOURCES["remind"], into=Standing.ASKED, field="standing", remind_at=None)
        record(verb="talk.reminded", of=place.thread, by=by, at=at, community_id=place.community_id)
        others = Participant.objects.filter(thread_id=place.thread_id).exclude(pk=place.pk)
        first = others.select_related("person").order_by("id").first()
        if first is not None and may_answer(place, by=place.person).allowed:
            tell_place(place, ASKED, first.person, at)
    return len(places)


def _pair(own: Membership, whom: Membership, by: Person, at: datetime) -> tuple[Pair, bool]:
    lower, higher = sorted((own.person_id, whom.person_id))
    return Pair.objects.get_or_create(
        community_id=own.community_id, lower_id=lower, higher_id=higher, defaults={"began": by, "asked_at": at}
    )


def _turn_round(thread: Thread, own: Membership, whom: Membership) -> None:
    """Where the other had asked and taken it back, it is now this one who asks."""
    mine = _places(thread).filter(person_id=own.person_id, standing=Standing.UNASKED)
    if mine.update(standing=Standing.IN):
        _places(thread).filter(person_id=whom.person_id).update(standing=Standing.UNASKED)


def _places(thread: Thread) -> QuerySet[Participant]:
    return Participant.objects.filter(thread=thread)
