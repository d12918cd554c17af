"""Which data of this room is personal, what a person takes along, and what erasing does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from holdspace.people.personal import PersonalData
from holdspace.resources.models import Resource
from holdspace.resources.states import ResourceState

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


def _erase(*, person_id: int, at: datetime) -> None:
    """What one gave goes whole; the files themselves are let go by the room that keeps them, after this."""
    Resource.objects.filter(giver_id=person_id).delete()


OF_RESOURCES = PersonalData(
    name="resources",
    label=_("What you gave to the shelf"),
    tables=("resources.resource",),
    why=_("So that people find what others know and use."),
    who_sees=_("Everybody in the community, or the circle you chose."),
    how_long=_("Until you take it back, or erase yourself."),
    when_erased="delete",
    export=_export,
    erase=_erase,
)
