"""What asking and answering do to a place: part of the actions, which have asked the rules and write the entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.communities.models import Membership
from holdspace.conversations.models import Pair, Participant
from holdspace.conversations.places import ASKED, SAID_YES, tell_place
from holdspace.conversations.rules import counts_as_newcomer, fits_limits, may_answer
from holdspace.conversations.states import SOURCES, TOLD, Standing
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record
from holdspace.outbox.actions import withdraw_about

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person


def accept(place: Participant, by: Person, at: datetime) -> Participant:
    """Say yes."""
    move(place, out_of=SOURCES["accept"], into=Standing.IN, told=TOLD["accept"], field="standing", remind_at=None)
    record(verb="talk.accepted", of=place.thread, by=by, at=at, community_id=place.community_id)
    return place


def tell_of_yes(place: Participant, by: Person, at: datetime) -> None:
    """Tell whoever asked; where the yes comes with words, the words tell."""
    others = Participant.objects.filter(thread_id=place.thread_id).exclude(pk=place.pk)
    for other in others.select_related("community", "thread").order_by("id"):
        tell_place(other, SAID_YES, by, at)


def say_yes_by_writing(mine: Participant, by: Person, at: datetime) -> None:
    """Whoever was asked and writes has said yes."""
    if mine.standing in SOURCES["accept"]:
        insist(may_answer(mine, by=by))
        accept(mine, by, at)


def ask(mine: Participant, by: Person, at: datetime) -> None:
    """Words to somebody who has none of them yet, or none any more, are first words: the week's limits count them."""
    unasked = Participant.objects.filter(thread_id=mine.thread_id, standing=Standing.UNASKED).exclude(pk=mine.pk)
    for other in unasked.select_related("thread"):
        inside = Membership.objects.filter(community_id=mine.community_id)
        # Two windows of one person share one week's limits.
        own = inside.select_for_update().get(person_id=by.pk)
        theirs = inside.get(person_id=other.person_id)
        pair = Pair.objects.get(pk=other.thread.about_id)
        insist(fits_limits(own, theirs, without=pair, at=at))
        pair.began, pair.asked_at, pair.needed_yes = by, at, True
        pair.with_newcomer = counts_as_newcomer(theirs, at=at)
        pair.save(update_fields=["began", "asked_at", "needed_yes", "with_newcomer"])
        move(other, out_of=SOURCES["ask"], into=Standing.ASKED, told=TOLD["ask"], field="standing")


def withdraw_question(place: Participant, by: Person, at: datetime) -> None:
    """Nobody is told any more of first words that were taken back or let go, as long as they have not looked."""
    withdraw_about(kind=ASKED, about_ids=[place.thread_id], person_ids=[place.person_id], by=by, at=at)
