"""Somebody's place in a thread, and what every change of it does: part of the actions, which ask the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from holdspace.conversations.models import Participant, Thread
from holdspace.conversations.rules import visible
from holdspace.conversations.states import Standing
from holdspace.grammar.refusals import NothingHere
from holdspace.outbox.actions import tell
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person

WROTE, ASKED, SAID_YES = "conversations.somebody_wrote", "conversations.somebody_asked", "conversations.said_yes"


def place_of(thread: Thread, by: Person, at: datetime) -> Participant:
    """The place of whoever acts. `NothingHere` for everybody who has none."""
    place = Participant.objects.filter(visible(by, at), thread=thread).first()
    if place is None:
        raise NothingHere
    return place


def next_change(thread: Thread) -> int:
    """The number of a change that is about to be made.

    Holds the thread until the transaction ends, so that numbers are committed in their order and whoever asks for
    what came after one of them misses nothing.
    """
    Thread.objects.filter(pk=thread.pk).update(changes=F("changes") + 1)
    thread.changes = Thread.objects.values_list("changes", flat=True).get(pk=thread.pk)
    return thread.changes


def tell_of_words(thread: Thread, mine: Participant, by: Person, at: datetime) -> None:
    """Tell the others that somebody wrote, not what; once, until they have looked."""
    others = Participant.objects.filter(thread=thread).exclude(pk=mine.pk).select_related("community")
    for other in others.order_by("id"):
        if other.standing == Standing.ASKED:
            tell_place(other, ASKED, by, at)
        elif other.standing == Standing.IN and (other.looked_at is None or other.looked_at >= other.last_at):
            tell_place(other, WROTE, by, at)


def tell_place(place: Participant, kind: str, by: Person, at: datetime) -> None:
    """Tell one person something about the thread that their place is in."""
    tell(
        person_id=place.person_id,
        kind=kind,
        url=way("thread", place.community.slug, place.thread_id),
        by=by,
        at=at,
        about=place.thread,
        community_id=place.community_id,
        community_name=place.community.name,
        who=by.name,
    )
