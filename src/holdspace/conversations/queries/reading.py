"""Reading one thread; each says who is looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.conversations.models import Message, Participant
from holdspace.conversations.queries.lists import headings_of, others_of
from holdspace.conversations.rules import may_open_files, may_write, visible
from holdspace.conversations.seen import MessageSeen, Others, ThreadSeen, message_seen
from holdspace.conversations.states import Standing
from holdspace.grammar.keyset import page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.people.faces import small_faces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.conversations.kinds import Happening
    from holdspace.conversations.models import Thread
    from holdspace.grammar.actors import Actor
    from holdspace.uploads.models import File


def thread_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Thread:
    """The thread to act on. `NothingHere` for everybody who has no place in it."""
    return _place(community, number, seen_by, at).thread


def read_thread(
    *, community: Community, number: int, seen_by: Actor, at: datetime, after: str = "", size: int = 30
) -> ThreadSeen:
    """One page of a thread, the newest messages first to be had and shown in the order of time.

    `NothingHere` for everybody who has no place in it.
    """
    place = _place(community, number, seen_by, at)
    rows = Message.objects.filter(thread_id=number).select_related("author", "file")
    found = page_by_key(rows, by=("-at", "-id"), after=after, size=size)
    heading = headings_of(threads=[place.thread], seen_by=seen_by, at=at)[number]
    others = others_of(thread_ids=[number], seen_by=seen_by)[number]
    faces = small_faces(person_ids=set(others.person_ids), seen_by=seen_by)
    opens = place.standing == Standing.IN and not others.closed
    lines = [
        message_seen(message, reader_id=seen_by.actor_id, face=faces.get(message.author_id, ""), opens=opens)
        for message in reversed(found.items)
    ]
    return ThreadSeen(
        number=number,
        title=heading.title,
        about_url=heading.url,
        with_whom=others.with_whom,
        closed=others.closed,
        lines=_in_order(lines, heading.happenings, newest=not after, ends=found.ends),
        earlier=found.older,
        draft=place.draft,
        draft_at=place.draft_at,
        standing=place.standing,
        waits=others.waits,
        unasked=others.unasked,
        other_ids=others.person_ids,
        read_by=tuple(name for name, looked_at in others.looked if looked_at >= place.last_at),
        shows_looks=place.shows_looks,
        changes=place.thread.changes,
    )


def what_changed(*, community: Community, number: int, seen_by: Actor, at: datetime, since: int) -> ThreadSeen:
    """The messages written, changed or taken back after a count of changes, at most 50; `NothingHere` as above."""
    place = _place(community, number, seen_by, at)
    rows = Message.objects.filter(thread_id=number, change__gt=since).select_related("author", "file")
    messages = list(rows.order_by("change")[:50])
    others = others_of(thread_ids=[number], seen_by=seen_by)[number] if messages else Others((), (), False, (), ())
    faces = small_faces(person_ids=set(others.person_ids), seen_by=seen_by)
    opens = place.standing == Standing.IN and not others.closed
    return ThreadSeen(
        number=number,
        title="",
        about_url="",
        with_whom=others.with_whom,
        closed=others.closed,
        lines=[
            message_seen(m, reader_id=seen_by.actor_id, face=faces.get(m.author_id, ""), opens=opens) for m in messages
        ],
        earlier="",
        draft="",
        draft_at=None,
        standing=place.standing,
        waits=others.waits,
        changes=messages[-1].change if messages else since,
    )


def message_for(*, community: Community, number: int, message: int, seen_by: Actor, at: datetime) -> Message:
    """One of one's own messages, to change it. `NothingHere` for any other, and for what was taken back."""
    _place(community, number, seen_by, at)
    found = Message.objects.filter(thread_id=number, pk=message, author_id=seen_by.actor_id, taken_back_at=None)
    mine = found.select_related("thread", "file").first()
    if mine is None:
        raise NothingHere
    return mine


def whole_thread(
    *, community: Community, number: int, seen_by: Actor, at: datetime
) -> tuple[ThreadSeen, Iterator[MessageSeen]]:
    """A thread to take along: how it is headed, and every message in the order of time, read in small lots."""
    seen = read_thread(community=community, number=number, seen_by=seen_by, at=at, size=1)
    rows = Message.objects.filter(thread_id=number).select_related("author", "file").order_by("at", "id")
    messages = rows.iterator(chunk_size=500)
    opens = seen.standing == Standing.IN and not seen.closed
    return seen, (message_seen(message, reader_id=seen_by.actor_id, face="", opens=opens) for message in messages)


def files_to_take_along(*, thread: Thread, seen_by: Actor, at: datetime) -> list[File]:
    """What was attached in a thread and opens to whoever looks, in the order of time: what a copy of it takes along."""
    place = Participant.objects.filter(visible(seen_by, at), thread=thread).first()
    if place is None:
        raise NothingHere
    rows = Message.objects.filter(thread=thread, file__isnull=False).select_related("file").order_by("at", "id")
    if not may_open_files(place, by=seen_by).allowed:
        rows = rows.filter(author_id=seen_by.actor_id)
    return [message.file for message in rows if message.file is not None]


def may_read_file(*, file_id: int, seen_by: Actor, at: datetime) -> bool:
    """Whether a file stands in a thread of whoever looks, and opens to them. The rule that `uploads` asks."""
    place = Participant.objects.filter(visible(seen_by, at), thread__messages__file_id=file_id).first()
    return place is not None and may_open_files(place, by=seen_by).allowed


def is_open(*, thread: Thread, seen_by: Actor, at: datetime) -> bool:
    """Whether this person can still write in their thread."""
    return may_write(thread, by=seen_by).allowed


def _place(community: Community, number: int, seen_by: Actor, at: datetime) -> Participant:
    place = (
        Participant.objects.filter(visible(seen_by, at), community=community, thread_id=number)
        .select_related("thread")
        .first()
    )
    if place is None:
        raise NothingHere
    return place


def _in_order(
    lines: list[MessageSeen], happenings: Iterable[Happening], *, newest: bool, ends: bool
) -> list[MessageSeen]:
    """The messages of a page oldest first, with what happened in the time that the page covers between them."""
    since = lines[0].at if lines and not ends else None
    until = None if newest or not lines else lines[-1].at
    told = [
        MessageSeen(at=h.at, words=str(h.text), happening=True)
        for h in happenings
        if (since is None or h.at >= since) and (until is None or h.at <= until)
    ]
    return sorted([*lines, *told], key=lambda line: line.at)
