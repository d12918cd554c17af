"""The lists of threads; each says who is looking."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Exists, OuterRef, Value, When
from django.utils.translation import gettext as _

from holdspace.conversations.kinds import About, thread_kind
from holdspace.conversations.models import Pair, Participant, Thread
from holdspace.conversations.rules import knows, may_begin, reachable, visible
from holdspace.conversations.seen import Others, ThreadLine, Whom
from holdspace.conversations.states import Standing
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.people.faces import small_faces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor


def threads_of(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[ThreadLine]:
    """One's own threads here, the latest written in first. Three queries and those of the kinds on the page."""
    return _lines((Standing.IN,), ("-last_at", "-id"), community, seen_by, at, after, size)


def questions_to(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[ThreadLine]:
    """Who would like to talk with one and was not answered, the latest first; nobody who could not be reached."""
    found = _lines((Standing.ASKED, Standing.LATER), ("-last_at", "-id"), community, seen_by, at, after, size)
    return KeysetPage([line for line in found.items if not line.closed], found.older)


def any_questions(*, community: Community, seen_by: Actor, at: datetime) -> bool:
    """Whether somebody would like to talk with one. One query."""
    asked = Participant.objects.filter(visible(seen_by, at), community=community, standing=Standing.ASKED)
    others = Participant.objects.filter(reachable(seen_by), thread_id=OuterRef("thread_id"))
    return asked.filter(Exists(others.exclude(person_id=seen_by.actor_id or 0))).exists()


def _lines(
    standings: Collection[str],
    by: Sequence[str],
    community: Community,
    seen_by: Actor,
    at: datetime,
    after: str,
    size: int,
) -> KeysetPage[ThreadLine]:
    mine = Participant.objects.filter(visible(seen_by, at), community=community, standing__in=standings)
    found = page_by_key(mine.select_related("thread"), by=by, after=after, size=size)
    threads = [place.thread for place in found.items]
    headings = headings_of(threads=threads, seen_by=seen_by, at=at)
    others = others_of(thread_ids=[thread.pk for thread in threads], seen_by=seen_by)
    faces = small_faces(person_ids={n for one in others.values() for n in one.person_ids[:1]}, seen_by=seen_by)
    return KeysetPage(
        [
            ThreadLine(
                number=place.thread_id,
                title=headings[place.thread_id].title,
                with_whom=others[place.thread_id].with_whom,
                last_at=place.last_at,
                closed=others[place.thread_id].closed,
                face=next((faces.get(n, "") for n in others[place.thread_id].person_ids), ""),
                new=place.looked_at is not None and place.looked_at < place.last_at,
                waits=others[place.thread_id].waits,
            )
            for place in found.items
        ],
        found.older,
    )


def whom_to_write(*, membership: Membership, whom: Membership, seen_by: Actor, at: datetime) -> Whom:
    """The member whom one may write to, and whether a yes of theirs is needed. `NothingHere` for whoever may not be."""
    if seen_by.actor_id != membership.person_id or not may_begin(membership, whom, by=seen_by, at=at).allowed:
        raise NothingHere
    return Whom(
        name=whom.person.name,
        needs_yes=not knows(membership.community, membership.person_id, whom.person_id),
        face=small_faces(person_ids=[whom.person_id], seen_by=seen_by).get(whom.person_id, ""),
    )


def thread_with(*, membership: Membership, community: Community, seen_by: Actor, at: datetime) -> int | None:
    """The number of the thread that one has with a member, about nothing but themselves; None where there is none."""
    two = sorted((membership.person_id, seen_by.actor_id or 0))
    pair = Pair.objects.filter(community=community, lower_id=two[0], higher_id=two[1]).first()
    if pair is None:
        return None
    about = Thread.objects.filter(about_kind=Pair._meta.label_lower, about_id=pair.pk)
    mine = Participant.objects.filter(visible(seen_by, at), thread__in=about)
    return mine.values_list("thread_id", flat=True).first()


def headings_of(*, threads: Iterable[Thread], seen_by: Actor, at: datetime) -> dict[int, About]:
    """How each thread is headed, as its kind tells it. The queries of the kinds alone."""
    by_kind: dict[str, list[Thread]] = defaultdict(list)
    for thread in threads:
        by_kind[thread.title_kind].append(thread)
    headings = {}
    for kind, those in sorted(by_kind.items()):
        told = thread_kind(kind)(numbers=[thread.about_id for thread in those], seen_by=seen_by, at=at)
        for thread in those:
            headings[thread.pk] = told.get(thread.about_id) or About(title=_("A conversation"))
    return headings


def others_of(*, thread_ids: Sequence[int], seen_by: Actor) -> dict[int, Others]:
    """The other people of each thread. One query."""
    rows = (
        Participant.objects.filter(thread_id__in=thread_ids)
        .exclude(person_id=seen_by.actor_id or 0)
        .select_related("person")
        .annotate(can_be_reached=Case(When(reachable(seen_by), then=Value(True)), default=Value(False)))
        .order_by("id")
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for other in rows:
        found[other.thread_id].append(other)
    return {
        number: Others(
            names=tuple(other.person.name for other in found[number]),
            person_ids=tuple(other.person_id for other in found[number]),
            closed=any(not other.can_be_reached for other in found[number]),
            standings=tuple(other.standing for other in found[number]),
            looked=tuple(
                (other.person.name, other.looked_at) for other in found[number] if other.shows_looks and other.looked_at
            ),
        )
        for number in thread_ids
    }
