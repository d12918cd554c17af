"""What can be offered to meet an ask, and what stands beside an offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from holdspace.exchange.beside import Beside
from holdspace.resources.models import BesideOffer, Resource
from holdspace.resources.rules import visible
from holdspace.resources.seen import ResourceSeen, in_this_order, resources_seen
from holdspace.resources.states import ResourceKind
from holdspace.search.queries import Looking, find
from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

MOST_TO_CHOOSE = 20


def to_offer(*, community: Community, like: str, seen_by: Actor, at: datetime) -> list[ResourceSeen]:
    """What one could offer: what the search finds for `like`, or, without it, one's own and then the newest; at most
    twenty."""
    rows = Resource.objects.filter(visible(seen_by, at), community=community)
    if like.strip():
        looking = Looking(("resource",), community.pk, seen_by, at, question=like)
        return _plain([number for _kind, number in find(looking).numbers][:MOST_TO_CHOOSE], seen_by, at)
    mine = rows.filter(giver_id=seen_by.actor_id or 0).order_by("-given_at", "-id")
    others = rows.exclude(giver_id=seen_by.actor_id or 0).order_by("-given_at", "-id")
    numbers = [
        *mine.values_list("pk", flat=True)[:MOST_TO_CHOOSE],
        *others.values_list("pk", flat=True)[:MOST_TO_CHOOSE],
    ]
    return _plain(numbers[:MOST_TO_CHOOSE], seen_by, at)


def beside_offers(*, ask_id: int, seen_by: Actor, at: datetime) -> dict[int, Beside]:
    """The resource beside each offer to an ask that has one, where whoever looks may see it. One query."""
    shown = Resource.objects.filter(visible(seen_by, at), pk=OuterRef("resource_id"))
    rows = BesideOffer.objects.filter(Exists(shown), offer__ask_id=ask_id)
    return {
        one.offer_id: Beside(
            ResourceKind(one.resource.kind).label,
            one.resource.title,
            way("resource", one.resource.community.slug, one.resource_id),
        )
        for one in rows.select_related("resource__community")
    }


def _plain(numbers: Sequence[int], seen_by: Actor, at: datetime) -> list[ResourceSeen]:
    return resources_seen(in_this_order(numbers), added={}, reader=seen_by, at=at, with_faces=False)
