"""What was found where a link leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.journal.actions import record
from holdspace.resources.looking import Found
from holdspace.resources.models import Resource
from holdspace.resources.notices import say_of
from holdspace.resources.rules import LOOK_AGAIN_AFTER, LOOK_EVERY
from holdspace.resources.states import ResourceState

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


@transaction.atomic
def note_look(*, resource: Resource, found: Found, by: Actor, at: datetime) -> None:
    """Note what came of looking where a link leads. Missing twice in a row, on two days, its giver is told, once.

    Nothing is noted of a link that was changed or taken back meanwhile.
    """
    rows = Resource.objects.select_for_update(of=("self",)).filter(
        pk=resource.pk, link=resource.link, state=ResourceState.HERE
    )
    standing = rows.select_related("community").first()
    if standing is None:
        return
    fields = {"look_next_at": at + LOOK_EVERY, "missed_at": None, "told_missing_at": None}
    if found == Found.MISSING:
        fields |= {"missed_at": standing.missed_at or at, "told_missing_at": standing.told_missing_at}
        if standing.missed_at is None or at - standing.missed_at < LOOK_AGAIN_AFTER:
            fields["look_next_at"] = (standing.missed_at or at) + LOOK_AGAIN_AFTER
        elif standing.told_missing_at is None:
            fields["told_missing_at"] = at
            record(verb="resource.link_missed", of=standing, by=by, at=at, community_id=standing.community_id)
            say_of(standing, "link_missed", standing.giver_id, by=by, at=at)
    Resource.objects.filter(pk=standing.pk).update(**fields)
