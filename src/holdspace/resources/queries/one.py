"""One resource as a page shows it, what one took along, and the words that came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.resources.models import Resource, Taking
from holdspace.resources.rules import visible, words_visible
from holdspace.resources.seen import ResourceSeen, added_words, resources_seen, to_show
from holdspace.resources.states import TakingState
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

MOST_WORDS = 50


@dataclass(frozen=True, slots=True)
class TakingSeen:
    """How this reader stands to what they took along; `words` are what they said to its giver."""

    number: int
    state: TakingState
    words: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class WordsSeen:
    """What somebody who took it said to its giver."""

    who: str
    words: str
    helped: bool
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ResourcePage:
    """A resource's page: to others how they stand to it, to its giver the words that came back, the newest fifty."""

    resource: ResourceSeen
    taking: TakingSeen | None
    words: list[WordsSeen]


@dataclass(frozen=True, slots=True)
class TakenLine:
    """One thing that one took along."""

    title: str
    url: str
    who: str
    state: TakingState
    taken_at: datetime

    @property
    def asks(self) -> bool:
        """Whether one has not said yet how it was."""
        return self.state == TakingState.TAKEN


def read_resource(*, community: Community, number: int, seen_by: Actor, at: datetime) -> ResourcePage:
    """One resource. `NothingHere` for whoever may not see it. Four queries, however many took it."""
    rows = Resource.objects.filter(visible(seen_by, at), community=community, pk=number)
    found = resources_seen(to_show(rows), added=added_words(community, seen_by), reader=seen_by, at=at)
    if not found:
        raise NothingHere
    if found[0].mine:
        said = Taking.objects.filter(words_visible(seen_by, at), resource_id=number).select_related("person")
        words = [
            WordsSeen(one.person.name, one.words, one.state == TakingState.HELPED, one.answered_at)
            for one in said.order_by("-answered_at", "-id")[:MOST_WORDS]
        ]
        return ResourcePage(found[0], None, words)
    mine = Taking.objects.filter(resource_id=number, person_id=seen_by.actor_id or 0).first()
    taking = TakingSeen(mine.pk, TakingState(mine.state), mine.words, mine.taken_at) if mine else None
    return ResourcePage(found[0], taking, [])


def my_taken(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[TakenLine]:
    """What one took along here and can still open, newest first. One query."""
    open_to_me = Resource.objects.filter(visible(seen_by, at), pk=OuterRef("resource_id"))
    rows = Taking.objects.filter(Exists(open_to_me), person_id=seen_by.actor_id or 0, community=community)
    found = page_by_key(rows.select_related("resource__giver"), by=("-taken_at", "-id"), after=after, size=size)
    lines = [
        TakenLine(
            one.resource.title,
            way("resource", community.slug, one.resource_id),
            one.resource.giver.name,
            TakingState(one.state),
            one.taken_at,
        )
        for one in found.items
    ]
    return KeysetPage(lines, found.older)


def taking_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Taking:
    """One's own taking, to act on. `NothingHere` for everybody else's."""
    rows = Taking.objects.filter(person_id=seen_by.actor_id or 0, community=community, pk=number)
    taking = rows.select_related("resource__community").first()
    if taking is None:
        raise NothingHere
    return taking
