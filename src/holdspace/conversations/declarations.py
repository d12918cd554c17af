"""What this room tells the rooms below it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.queries.reaching import is_a_member_anywhere
from holdspace.conversations import introduction_declarations
from holdspace.conversations.actions.asking import PAIR
from holdspace.conversations.kinds import About, declare_thread_kind
from holdspace.conversations.models import Beginning, Message, Participant
from holdspace.conversations.queries import may_read_file
from holdspace.conversations.tasks import remind
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.outbox.reaching import declare_reach
from holdspace.people.personal import PersonalData, declare_personal
from holdspace.uploads.access import declare_file_rule
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way
from holdspace.work.registry import declare_task

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from holdspace.grammar.actors import Actor


def declare() -> None:
    """Called once from ready()."""
    for verb in ("thread.opened", "thread.looks_shown", "thread.looks_hidden"):
        declare_verb(verb)
    for verb in ("written", "begun", "let_go", "changed", "taken_back"):
        declare_verb(f"message.{verb}")
    for verb in ("begun", "accepted", "left_for_later", "declined", "reminded"):
        declare_verb(f"talk.{verb}")
    declare_verb("talk.limits_set", _("decided how many newcomers one member may write to in a week"))
    declare_thread_kind(PAIR, about_pairs)
    introduction_declarations.declare()
    declare_task("conversations.remind", remind, every=timedelta(hours=6))
    declare_file_rule("conversation", may_read_file)
    declare_way("write_to", "conversations:write_to")
    declare_way("thread", "conversations:thread")
    declare_way("threads", "conversations:threads")
    declare_menu(
        "conversations:threads", label=_("Conversations"), icon="message-circle-heart", order=30, place="behind"
    )
    declare_menu(
        "conversations:limits",
        label=_("Writing to newcomers"),
        icon="message-circle-heart",
        order=66,
        place="behind",
        shown=lambda here: here.is_inside and here.is_steward,
    )
    declare_notice(
        "conversations.somebody_asked",
        label=_("Somebody would like to talk with you"),
        line=_("{who} would like to talk with you. Answer when you have room, or not at all."),
        subject=_("News from {community}"),
        chosen="digest",
    )
    declare_notice(
        "conversations.said_yes",
        label=_("Somebody said yes to talking with you"),
        line=_("{who} said yes: you can write to each other."),
        subject=_("News from {community}"),
    )
    declare_notice(
        "conversations.somebody_wrote",
        label=_("Somebody wrote to you in a conversation"),
        line=_("{who} wrote to you."),
        subject=_("Somebody wrote to you in {community}"),
    )
    declare_reach(
        "conversations.somebody_asked",
        "conversations.said_yes",
        "conversations.somebody_wrote",
        who=is_a_member_anywhere,
    )
    _declare_personal()


def about_pairs(*, numbers: Sequence[int], seen_by: Actor, at: datetime) -> dict[int, About]:
    """Two people who write to each other about nothing but themselves."""
    return {number: About(title=str(_("Between the two of you"))) for number in numbers}


def _declare_personal() -> None:
    declare_personal(
        PersonalData(
            name="conversations",
            label=_("What you wrote in conversations"),
            tables=(
                "conversations.message",
                "conversations.participant",
                "conversations.pair",
                "conversations.beginning",
            ),
            why=_("So that people can write to each other, and nobody is written to by more than they can hold."),
            who_sees=_(
                "Only the people of the conversation. Words stand encrypted in the database, files as they are in the"
                " folder of files. When you last looked is yours alone, unless you show it."
            ),
            how_long=_("Until you take it back or erase yourself. Words that you changed are kept nowhere."),
            when_erased="anonymise",
            because=_("Your words are emptied. The empty lines stay, so that what others wrote still reads in order."),
            export=_export,
            erase=_erase,
        )
    )


def _export(*, person_id: int) -> Iterable[dict[str, Any]]:
    mine = Message.objects.filter(author_id=person_id).select_related("thread__community", "file")
    for message in mine.order_by("id").iterator():
        yield {
            "community": message.thread.community.name,
            "conversation": message.thread_id,
            "words": message.words,
            "file": message.file.called if message.file is not None else "",
            "at": message.at,
            "changed_at": message.edited_at,
            "taken_back_at": message.taken_back_at,
        }
    for place in Participant.objects.filter(person_id=person_id).order_by("id").iterator():
        yield {
            "conversation": place.thread_id,
            "you": place.standing,
            "last_looked": place.looked_at,
            "shown": place.shows_looks,
            "draft": place.draft,
            "draft_at": place.draft_at,
        }

    for begun in Beginning.objects.filter(person_id=person_id).select_related("whom").order_by("id").iterator():
        yield {"first_words_to": begun.whom.name, "draft": begun.words, "draft_at": begun.at}


def _erase(*, person_id: int, at: datetime) -> None:
    Message.objects.filter(author_id=person_id).update(words="", file=None)  # the files go with the room that has them
    Participant.objects.filter(person_id=person_id).update(draft="", draft_at=None)
    Beginning.objects.filter(Q(person_id=person_id) | Q(whom_id=person_id)).delete()
