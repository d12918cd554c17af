"""Telling somebody about a resource, unless a block stands between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.outbox.actions import tell
from holdspace.people.rules import blocked_between
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person
    from holdspace.resources.models import Resource


def tell_of(resource: Resource, kind: str, person_id: int, *, by: Person, at: datetime) -> None:
    """Queue one notice that names `by`, in the caller's transaction."""
    if not blocked_between(by.pk, person_id):
        say_of(resource, kind, person_id, by=by, at=at, who=by.name)


def say_of(resource: Resource, kind: str, person_id: int, *, by: Actor, at: datetime, who: str = "") -> None:
    """Queue one notice of this room's kinds; with no name where the place itself speaks."""
    tell(
        person_id=person_id,
        kind=f"resources.{kind}",
        url=way("resource", resource.community.slug, resource.pk),
        by=by,
        at=at,
        about=resource,
        community_id=resource.community_id,
        community_name=resource.community.name,
        who=who,
    )
