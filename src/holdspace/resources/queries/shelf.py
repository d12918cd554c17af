"""The shelf, one's own, and one resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.resources.models import Resource
from holdspace.resources.rules import visible
from holdspace.resources.seen import ResourceSeen, added_words, in_this_order, resources_seen
from holdspace.resources.states import ResourceKind, ResourceState

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor


def shelf(
    *,
    community: Community,
    seen_by: Actor,
    at: datetime,
    kind: str = "",
    topic: str = "",
    after: str = "",
    size: int = 20,
) -> KeysetPage[ResourceSeen]:
    """What this reader finds on the shelf, one's own among it, newest first; of one kind, on one topic, if they are
    some. Four queries."""
    rows = Resource.objects.filter(visible(seen_by, at), community=community)
    if kind in ResourceKind.values:
        rows = rows.filter(kind=kind)
    if topic:
        rows = rows.filter(topic=topic[:40])
    return _page(rows, community, seen_by, at, after, size)


def my_resources(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[ResourceSeen]:
    """What one has given here and not taken back, newest first. Four queries."""
    rows = Resource.objects.filter(visible(seen_by, at), giver_id=seen_by.actor_id or 0, community=community)
    return _page(rows, community, seen_by, at, after, size)


def resource_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Resource:
    """The resource to act on."""
    rows = Resource.objects.filter(visible(seen_by, at), community=community, pk=number)
    resource = rows.select_related("community", "file").first()
    if resource is None:
        raise NothingHere
    return resource


def may_read_file(*, file_id: int, seen_by: Actor, at: datetime) -> bool:
    """Whether a file belongs to a resource that one may see."""
    held = Resource.objects.filter(state=ResourceState.HERE, file_id=file_id)
    return held.filter(visible(seen_by, at)).exists()


def links_to_look_at(*, seen_by: Actor, at: datetime, most: int) -> list[Resource]:
    """Links whose turn it is, the longest due first: for the machine alone. One query."""
    if seen_by.actor_kind != "machine":
        return []
    due = Resource.objects.filter(state=ResourceState.HERE, look_next_at__lte=at)
    return list(due.order_by("look_next_at", "id")[:most])


def _page(
    rows: QuerySet[Resource], community: Community, seen_by: Actor, at: datetime, after: str, size: int
) -> KeysetPage[ResourceSeen]:
    # First which ones, along the index; then what stands around them. In one statement small tables come first, and the
    # whole shelf is sorted (at 100,000 things a page took 280 ms so, and takes 16, on SQLite).
    found = page_by_key(rows, by=("-given_at", "-id"), after=after, size=size)
    shown = in_this_order([one.pk for one in found.items])
    added = added_words(community, seen_by)
    return KeysetPage(resources_seen(shown, added=added, reader=seen_by, at=at), found.older)
