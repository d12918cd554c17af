"""Opening a thread, writing in it, keeping what one is writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.conversations.answering import ask, say_yes_by_writing
from holdspace.conversations.attaching import Brought, kept, said_beside
from holdspace.conversations.kinds import thread_kind
from holdspace.conversations.models import Message, Participant, Thread
from holdspace.conversations.places import next_change, place_of, tell_of_words
from holdspace.conversations.rules import DRAFT_LIMIT, fits, may_write
from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.db.models import Model

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


@transaction.atomic
def open_thread(
    *, about: Model, person_ids: Collection[int], community_id: int, title_kind: str, by: Actor, at: datetime
) -> Thread:
    """Open the one thread about a thing between these people; called again it returns the one that is there.

    `title_kind` must be declared (KeyError otherwise). Whether they may be brought together is the caller's rule.
    """
    thread_kind(title_kind)
    thread, new = Thread.objects.get_or_create(
        about_kind=about._meta.label_lower,
        about_id=about.pk,
        defaults={"community_id": community_id, "title_kind": title_kind, "opened_at": at},
    )
    if new:
        Participant.objects.bulk_create(
            Participant(thread=thread, community_id=community_id, person_id=person_id, last_at=at, looked_at=at)
            for person_id in sorted(set(person_ids))
        )
        record(verb="thread.opened", of=thread, by=by, at=at, community_id=community_id)
    return thread


@once_only
def write_message(
    *, thread: Thread, words: str = "", brought: Brought | None = None, by: Person, at: datetime, once: str = ""
) -> Message:
    """Send a message; what was kept as a draft goes with it. The others are told that somebody wrote, not what.

    Whoever was asked says yes by writing; whoever took their first words back asks anew. A file can come with the
    words or in their place; `Refused` also for one that cannot be kept.
    """
    mine = place_of(thread, by, at)
    insist(fits(words, has_file=brought is not None))
    insist(names_no_client(words, *said_beside(brought), kind="message"))
    change = next_change(thread)
    say_yes_by_writing(mine, by, at)
    insist(may_write(thread, by=by))
    ask(mine, by, at)
    file = kept(brought, by, at)
    message = Message.objects.create(thread=thread, author=by, words=words.strip(), file=file, at=at, change=change)
    data = {"file": str(file.kind)} if file is not None else {}
    record(verb="message.written", of=message, by=by, at=at, community_id=thread.community_id, data=data, once=once)
    tell_of_words(thread, mine, by, at)
    Participant.objects.filter(thread=thread).update(last_at=at)
    Participant.objects.filter(pk=mine.pk).update(draft="", draft_at=None, looked_at=at)
    return message


@transaction.atomic
def keep_message_draft(*, thread: Thread, words: str, by: Person, at: datetime) -> Participant:
    """Keep what somebody is writing here, one draft each; empty words drop it. Only its beginning is an entry."""
    mine = place_of(thread, by, at)
    begun = mine.draft_at is None
    mine.draft, mine.draft_at = words[:DRAFT_LIMIT], at if words.strip() else None
    mine.save(update_fields=["draft", "draft_at"])
    if begun and mine.draft_at:
        record(verb="message.begun", of=thread, by=by, at=at, community_id=thread.community_id)
    return mine
