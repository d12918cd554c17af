"""Which data of this room is personal, what a person takes along, and what erasing does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.actors import THE_MACHINE
from holdspace.people.personal import PersonalData
from holdspace.resources.models import Collection, Resource, Taking
from holdspace.resources.states import CollectionState, ResourceState, TakingState
from holdspace.search.actions import forget

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def _export(*, person_id: int) -> Iterable[dict[str, Any]]:
    given = Resource.objects.filter(giver_id=person_id, state=ResourceState.HERE).select_related("community", "file")
    for one in given.order_by("id").iterator(chunk_size=200):
        yield {
            "community": one.community.name,
            "gave": one.title,
            "kind": one.kind,
            "words": one.words,
            "topic": one.topic,
            "for_whom": one.for_whom,
            "licence": one.licence,
            "link": one.link,
            "text": one.text,
            "file": one.file.called if one.file else "",
            "at": one.given_at,
        }
    taken = Taking.objects.filter(person_id=person_id).select_related("community", "resource")
    for taking in taken.order_by("id").iterator(chunk_size=200):
        yield {
            "community": taking.community.name,
            "took": taking.resource.title,
            "how_it_was": taking.state,
            "words_to_giver": taking.words,
            "at": taking.taken_at,
        }
    kept = Collection.objects.filter(keeper_id=person_id, state=CollectionState.HERE).select_related("community")
    for collection in kept.order_by("id").iterator(chunk_size=200):
        yield {
            "community": collection.community.name,
            "gathered": collection.title,
            "words": collection.words,
            "at": collection.made_at,
        }


def _erase(*, person_id: int, at: datetime) -> None:
    """What one gave goes whole, and so does what one took and gathered. The files themselves are let go by the room
    that keeps them, after this."""
    mine = Taking.objects.filter(person_id=person_id)
    helped = mine.filter(state=TakingState.HELPED).values("resource_id")
    Resource.objects.filter(pk__in=helped, helped__gt=0).update(helped=F("helped") - 1)
    mine.delete()
    for kind, theirs in (
        ("collection", Collection.objects.filter(keeper_id=person_id)),
        ("resource", Resource.objects.filter(giver_id=person_id)),
    ):
        forget(kind=kind, thing_ids=list(theirs.values_list("pk", flat=True)), by=THE_MACHINE, at=at)
        theirs.delete()


OF_RESOURCES = PersonalData(
    name="resources",
    label=_("What you gave to the shelf, and took from it"),
    tables=("resources.resource", "resources.taking", "resources.collection"),
    why=_("So that people find what others know and use."),
    who_sees=_(
        "What you gave and gathered: everybody in the community, or the circle you chose. What you took: nobody but "
        "you; what you say of it: whoever gave it."
    ),
    how_long=_("Until you take it back, or erase yourself."),
    when_erased="delete",
    export=_export,
    erase=_erase,
)
