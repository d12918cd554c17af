"""Changing what one wrote, and taking it back: the earlier wording is kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.conversations.answering import withdraw_question
from holdspace.conversations.models import Message, Participant
from holdspace.conversations.places import next_change, place_of
from holdspace.conversations.rules import fits, may_change, may_write
from holdspace.conversations.states import SOURCES, Standing
from holdspace.grammar.refusals import AlreadyMoved, insist
from holdspace.journal.actions import record
from holdspace.uploads.actions import let_go_file
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person


@transaction.atomic
def change_message(*, message: Message, words: str, by: Person, at: datetime) -> Message:
    """Other words in the place of the first, marked as changed. First words can be changed while they wait, too."""
    insist(may_change(message, by=by))
    mine = place_of(message.thread, by, at)
    insist(fits(words, has_file=message.file_id is not None))
    insist(names_no_client(words, kind="message"))
    if mine.standing == Standing.IN and not _waits(mine):
        insist(may_write(message.thread, by=by))
    _mend(message, words=words.strip(), edited_at=at)
    record(verb="message.changed", of=message, by=by, at=at, community_id=message.thread.community_id)
    return message


@transaction.atomic
def take_back_message(*, message: Message, by: Person, at: datetime) -> Message:
    """Its words and its file go for everybody, also where the thread is closed. First words that wait go as if they
    had never been written.
    """
    insist(may_change(message, by=by))
    mine = place_of(message.thread, by, at)
    file = message.file
    _mend(message, words="", file=None, taken_back_at=at)
    if file is not None:
        let_go_file(file=file, by=by, at=at)
    record(verb="message.taken_back", of=message, by=by, at=at, community_id=message.thread.community_id)
    for other in _waits(mine):
        asked = Participant.objects.filter(pk=other.pk, standing__in=SOURCES["take_back"])
        if asked.update(standing=Standing.UNASKED, remind_at=None):
            withdraw_question(other, by, at)
    return message


def _mend(message: Message, **fields: Any) -> None:
    """Of a change and a taking back at once, what is taken back stays so."""
    fields["change"] = next_change(message.thread)
    # One row and not `update`: the words are encrypted on their way in.
    fresh = Message.objects.select_for_update().get(pk=message.pk)
    if fresh.taken_back_at is not None:
        raise AlreadyMoved(_("You have taken this back."))
    for name, value in fields.items():
        setattr(message, name, value)
    message.save(update_fields=list(fields))


def _waits(mine: Participant) -> list[Participant]:
    """The places of whoever was asked and has not said yes."""
    others = Participant.objects.filter(thread_id=mine.thread_id).exclude(pk=mine.pk)
    return list(others.exclude(standing=Standing.IN))
