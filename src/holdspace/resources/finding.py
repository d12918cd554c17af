"""How resources and collections are found by the search: by their words, by whoever may open them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.resources.models import Collection, Resource
from holdspace.resources.rules import collections_visible, host_of, visible
from holdspace.resources.seen import collections_seen, collections_to_show, resources_seen, to_show
from holdspace.resources.states import CollectionState, ResourceState
from holdspace.resources.topics import for_whom_in_words, topic_in_words
from holdspace.search.kinds import Entry, Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.grammar.actors import Actor


def entries(resources: Sequence[Resource]) -> dict[int, Entry]:
    """The line, the words, a how-to, where a link leads and what it is about, until it is taken back. What is in a file
    is not read."""
    return {
        one.pk: Entry(
            one.title,
            "\n".join(
                [
                    one.words,
                    one.text,
                    host_of(one.link) if one.link else "",
                    topic_in_words(one.topic, {}),
                    *for_whom_in_words(one.for_whom, {}),
                ]
            ),
            places=(one.community_id,),
            marks=(f"kind:{one.kind}", f"topic:{one.topic}"),
        )
        for one in resources
        if one.state == ResourceState.HERE
    }


def everything() -> Iterable[Resource]:
    """Every resource, for making the index anew."""
    return Resource.objects.order_by("pk").iterator(chunk_size=500)


def may_open(*, community_id: int, seen_by: Actor, at: datetime) -> QuerySet[Resource]:
    """Those of a community that whoever looks may open."""
    return Resource.objects.filter(visible(seen_by, at), community_id=community_id)


def hits(*, numbers: Sequence[int], community_id: int, slug: str, seen_by: Actor, at: datetime) -> dict[int, Hit]:
    """As the page shows them. One query."""
    rows = to_show(may_open(community_id=community_id, seen_by=seen_by, at=at).filter(pk__in=numbers))
    return {
        one.number: Hit(
            title=one.title,
            url=one.url,
            kind=one.kind.label,
            note=_("From you") if one.mine else _("From %(name)s") % {"name": one.who},
        )
        for one in resources_seen(rows, added={}, reader=seen_by, at=at, with_faces=False)
    }


def collection_entries(collections: Sequence[Collection]) -> dict[int, Entry]:
    """The line and the words of each, until it is let go; not what is in it, which each reader finds for themself."""
    return {
        one.pk: Entry(one.title, one.words, places=(one.community_id,))
        for one in collections
        if one.state == CollectionState.HERE
    }


def every_collection() -> Iterable[Collection]:
    """Every collection, for making the index anew."""
    return Collection.objects.order_by("pk").iterator(chunk_size=500)


def may_open_collection(*, community_id: int, seen_by: Actor, at: datetime) -> QuerySet[Collection]:
    """Those of a community that whoever looks may open."""
    return Collection.objects.filter(collections_visible(seen_by, at), community_id=community_id)


def collection_hits(
    *, numbers: Sequence[int], community_id: int, slug: str, seen_by: Actor, at: datetime
) -> dict[int, Hit]:
    """As the page shows them. One query."""
    rows = may_open_collection(community_id=community_id, seen_by=seen_by, at=at).filter(pk__in=numbers)
    return {
        one.number: Hit(
            title=one.title,
            url=one.url,
            kind=_("Collection"),
            note=_("Yours") if one.mine else _("Gathered by %(name)s") % {"name": one.who},
        )
        for one in collections_seen(collections_to_show(rows), reader=seen_by)
    }
