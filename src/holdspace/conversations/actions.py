"""Opening a thread, writing in it, keeping what one is writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.conversations.kinds import thread_kind
from holdspace.conversations.models import Message, Participant, Thread
from holdspace.conversations.rules import DRAFT_LIMIT, fits, may_write
from holdspace.grammar.refusals import NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import tell
from holdspace.web.coaching import names_no_client
from holdspace.web.ways import way

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
            Participant(thread=thread, community_id=community_id, person_id=person_id, last_at=at)
            for person_id in sorted(set(person_ids))
        )
        record(verb="thread.opened", of=thread, by=by, at=at, community_id=community_id)
    return thread


@once_only
def write_message(*, thread: Thread, words: str, by: Person, at: datetime, once: str = "") -> Message:
    """Send a message; what was kept as a draft goes with it. The others are told that somebody wrote, not what."""
    mine = _place(thread, by)
    insist(fits(words))
    insist(names_no_client(words, kind="message"))
    insist(may_write(thread, by=by))
    message = Message.objects.create(thread=thread, author=by, words=words.strip(), at=at)
    Participant.objects.filter(thread=thread).update(last_at=at)
    Participant.objects.filter(pk=mine.pk).update(draft="", draft_at=None)
    record(verb="message.written", of=message, by=by, at=at, community_id=thread.community_id, once=once)
    others = Participant.objects.filter(thread=thread).exclude(pk=mine.pk).select_related("community")
    for other in others.order_by("id"):
        tell(
            person_id=other.person_id,
            kind="conversations.somebody_wrote",
            url=way("thread", other.community.slug, thread.pk),
            by=by,
            at=at,
            about=thread,
            community_id=other.community_id,
            community_name=other.community.name,
            who=by.name,
        )
    return message


@transaction.atomic
def keep_message_draft(*, thread: Thread, words: str, by: Person, at: datetime) -> Participant:
    """Keep what somebody is writing here, one draft each; empty words drop it. Only its beginning is an entry."""
    mine = _place(thread, by)
    begun = mine.draft_at is None
    mine.draft, mine.draft_at = words[:DRAFT_LIMIT], at if words.strip() else None
    mine.save(update_fields=["draft", "draft_at"])
    if begun and mine.draft_at:
        record(verb="message.begun", of=thread, by=by, at=at, community_id=thread.community_id)
    return mine


def _place(thread: Thread, by: Person) -> Participant:
    place = Participant.objects.filter(thread=thread, person=by).first()
    if place is None:
        raise NothingHere
    return place
