"""What the worker does here: invite, tell, clear away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.communities.models import Community
from holdspace.grammar.actors import THE_MACHINE
from holdspace.invitations.actions import clear_away, invite_people, tell_invited, tell_stewards
from holdspace.invitations.queries import communities_with_needs
from holdspace.work.actions import enqueue

if TYPE_CHECKING:
    from datetime import datetime


def invite(*, at: datetime, community_id: int | None = None) -> None:
    """One run for one community, or (on schedule) for each that has open needs."""
    if community_id is not None:
        for community in Community.objects.filter(pk=community_id):
            invite_people(community=community, by=THE_MACHINE, at=at)
        return
    for community in communities_with_needs(seen_by=THE_MACHINE):
        invite_people(community=community, by=THE_MACHINE, at=at)


def tell(*, at: datetime, community_id: int) -> None:
    """Some of those who were invited and not told yet; stewards of what still waits. Run twice it tells nobody
    twice. Where more are left, the next ones are a task of their own: asking people for what is new goes between."""
    for community in Community.objects.filter(pk=community_id):
        if tell_invited(community=community, by=THE_MACHINE, at=at):
            enqueue("invitations.tell", payload={"community_id": community_id}, at=at)
        else:
            tell_stewards(community=community, by=THE_MACHINE, at=at)


def clear(*, at: datetime) -> None:
    """What closed long ago."""
    for community in Community.objects.order_by("pk"):
        clear_away(community=community, by=THE_MACHINE, at=at)
