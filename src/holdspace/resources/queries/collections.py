"""Collections, and what each reader finds in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.resources.models import Collection, Gathered, Resource
from holdspace.resources.rules import MOST_COLLECTIONS, MOST_GATHERED, collections_visible, visible
from holdspace.resources.seen import (
    CollectionSeen,
    ResourceSeen,
    added_words,
    collections_seen,
    collections_to_show,
    in_this_order,
    resources_seen,
)

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """A collection with those of its resources that this reader may see, in the order in which they came in."""

    collection: CollectionSeen
    resources: list[ResourceSeen]


def collections(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[CollectionSeen]:
    """What people here gathered, one's own among it, newest first. Two queries."""
    rows = Collection.objects.filter(collections_visible(seen_by, at), community=community)
    found = page_by_key(rows, by=("-made_at", "-id"), after=after, size=size)
    numbers = [one.pk for one in found.items]
    shown = collections_to_show(Collection.objects.filter(pk__in=numbers)).order_by("-made_at", "-id")
    return KeysetPage(collections_seen(shown, reader=seen_by), found.older)


def my_collections(*, community: Community, seen_by: Actor, at: datetime) -> list[CollectionSeen]:
    """One's own, by title; a member keeps thirty at most. One query."""
    mine = Collection.objects.filter(collections_visible(seen_by, at), keeper_id=seen_by.actor_id or 0)
    rows = collections_to_show(mine.filter(community=community)).order_by("title", "id")[:MOST_COLLECTIONS]
    return collections_seen(rows, reader=seen_by)


def read_collection(*, community: Community, number: int, seen_by: Actor, at: datetime) -> CollectionPage:
    """One collection. `NothingHere` for whoever may not see it. Six queries, however much is in it."""
    rows = Collection.objects.filter(collections_visible(seen_by, at), community=community, pk=number)
    found = collections_seen(collections_to_show(rows), reader=seen_by)
    if not found:
        raise NothingHere
    inside = Gathered.objects.filter(collection_id=number).order_by("id")
    numbers = list(inside.values_list("resource_id", flat=True)[:MOST_GATHERED])
    open_to_me = set(Resource.objects.filter(visible(seen_by, at), pk__in=numbers).values_list("pk", flat=True))
    shown = in_this_order([one for one in numbers if one in open_to_me])
    added = added_words(community, seen_by)
    return CollectionPage(found[0], resources_seen(shown, added=added, reader=seen_by, at=at))


def collection_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Collection:
    """The collection to act on."""
    rows = Collection.objects.filter(collections_visible(seen_by, at), community=community, pk=number)
    collection = rows.select_related("community").first()
    if collection is None:
        raise NothingHere
    return collection
