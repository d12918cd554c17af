"""Reading threads; each says who is looking."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Value, When
from django.utils.translation import gettext as _

from holdspace.conversations.kinds import About, Happening, thread_kind
from holdspace.conversations.models import Message, Participant
from holdspace.conversations.rules import may_write, reachable, visible
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.conversations.models import Thread
    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One thread in somebody's list."""

    number: int
    title: str
    with_whom: str
    last_at: datetime
    closed: bool


@dataclass(frozen=True, slots=True)
class MessageSeen:
    """One message, or what happened in between (`happening`)."""

    at: datetime
    words: str
    who: str = ""
    mine: bool = False
    happening: bool = False


@dataclass(frozen=True, slots=True)
class ThreadSeen:
    """A thread as one of its people reads it: one page of it in the order of time, and what they were writing."""

    number: int
    title: str
    about_url: str
    with_whom: str
    closed: bool
    lines: Sequence[MessageSeen]
    earlier: str
    draft: str
    draft_at: datetime | None


def threads_of(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[ThreadLine]:
    """One's own threads here, the latest written in first. Three queries and those of the kinds on the page."""
    mine = Participant.objects.filter(visible(seen_by, at), community=community).select_related("thread")
    found = page_by_key(mine, by=("-last_at", "-id"), after=after, size=size)
    threads = [place.thread for place in found.items]
    headings = _headings(threads, seen_by, at)
    names, closed = _others([thread.pk for thread in threads], seen_by)
    return KeysetPage(
        [
            ThreadLine(
                number=place.thread_id,
                title=headings[place.thread_id].title,
                with_whom=names[place.thread_id],
                last_at=place.last_at,
                closed=place.thread_id in closed,
            )
            for place in found.items
        ],
        found.older,
    )


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
    found = page_by_key(
        Message.objects.filter(thread_id=number).select_related("author"), by=("-at", "-id"), after=after, size=size
    )
    heading = _headings([place.thread], seen_by, at)[number]
    names, closed = _others([number], seen_by)
    return ThreadSeen(
        number=number,
        title=heading.title,
        about_url=heading.url,
        with_whom=names[number],
        closed=number in closed,
        lines=_in_order(found, heading.happenings, newest=not after, seen_by=seen_by),
        earlier=found.older,
        draft=place.draft,
        draft_at=place.draft_at,
    )


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


def _headings(threads: Iterable[Thread], seen_by: Actor, at: datetime) -> dict[int, About]:
    by_kind: dict[str, list[Thread]] = defaultdict(list)
    for thread in threads:
        by_kind[thread.title_kind].append(thread)
    headings = {}
    for kind, those in sorted(by_kind.items()):
        told = thread_kind(kind)(numbers=[thread.about_id for thread in those], seen_by=seen_by, at=at)
        for thread in those:
            headings[thread.pk] = told.get(thread.about_id) or About(title=_("A conversation"))
    return headings


def _others(thread_ids: Sequence[int], seen_by: Actor) -> tuple[dict[int, str], set[int]]:
    """The names of the other people of each thread, and the threads that are closed."""
    others = (
        Participant.objects.filter(thread_id__in=thread_ids)
        .exclude(person_id=seen_by.actor_id or 0)
        .select_related("person")
        .annotate(can_be_reached=Case(When(reachable(seen_by), then=Value(True)), default=Value(False)))
        .order_by("id")
    )
    names: dict[int, list[str]] = defaultdict(list)
    closed = set()
    for other in others:
        names[other.thread_id].append(other.person.name)
        if not other.can_be_reached:
            closed.add(other.thread_id)
    return {number: ", ".join(names[number]) for number in thread_ids}, closed


def _in_order(
    found: KeysetPage[Message], happenings: Iterable[Happening], *, newest: bool, seen_by: Actor
) -> list[MessageSeen]:
    """The messages of a page oldest first, with what happened in the time that the page covers between them."""
    lines = [
        MessageSeen(at=m.at, words=m.words, who=m.author.name, mine=m.author_id == seen_by.actor_id)
        for m in reversed(found.items)
    ]
    since = lines[0].at if lines and not found.ends else None
    until = None if newest or not lines else lines[-1].at
    lines += [
        MessageSeen(at=h.at, words=str(h.text), happening=True)
        for h in happenings
        if (since is None or h.at >= since) and (until is None or h.at <= until)
    ]
    return sorted(lines, key=lambda line: line.at)
