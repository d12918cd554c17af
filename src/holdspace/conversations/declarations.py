"""What this room tells the rooms below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from holdspace.conversations.models import Message, Participant
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.personal import PersonalData, declare_personal
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def declare() -> None:
    """Called once from ready()."""
    declare_verb("thread.opened")
    declare_verb("message.written")
    declare_verb("message.begun")
    declare_way("thread", "conversations:thread")
    declare_way("threads", "conversations:threads")
    declare_menu(
        "conversations:threads", label=_("Conversations"), icon="message-circle-heart", order=30, place="behind"
    )
    declare_notice(
        "conversations.somebody_wrote",
        label=_("Somebody wrote to you in a conversation"),
        line=_("{who} wrote to you."),
        subject=_("Somebody wrote to you in {community}"),
    )
    declare_personal(
        PersonalData(
            name="conversations",
            label=_("What you wrote in conversations"),
            tables=("conversations.message", "conversations.participant"),
            why=_("So that two people who carry something together can write to each other."),
            who_sees=_("Only the people of the conversation. It stands encrypted in the database."),
            how_long=_("Until you erase yourself."),
            when_erased="anonymise",
            because=_("Your words are emptied. The empty lines stay, so that what others wrote still reads in order."),
            export=_export,
            erase=_erase,
        )
    )


def _export(*, person_id: int) -> Iterable[dict[str, Any]]:
    mine = Message.objects.filter(author_id=person_id).select_related("thread__community")
    for message in mine.order_by("id").iterator():
        yield {
            "community": message.thread.community.name,
            "conversation": message.thread_id,
            "words": message.words,
            "at": message.at,
        }
    for place in Participant.objects.filter(person_id=person_id, draft_at__isnull=False).order_by("id"):
        yield {"conversation": place.thread_id, "draft": place.draft, "at": place.draft_at}


def _erase(*, person_id: int, at: datetime) -> None:
    Message.objects.filter(author_id=person_id).update(words="")
    Participant.objects.filter(person_id=person_id).update(draft="", draft_at=None)
