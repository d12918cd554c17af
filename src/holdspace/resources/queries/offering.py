"""What can be offered to meet an ask, and what stands beside an offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.exchange.beside import Beside
from holdspace.resources.models import BesideOffer, Resource
from holdspace.resources.rules import visible
from holdspace.resources.seen import ResourceSeen, resources_seen, to_show
from holdspace.resources.states import ResourceKind
from holdspace.search.queries import Looking, find
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

MOST_TO_CHOOSE = 20


def to_offer(*, community: Community, like: str, seen_by: Actor, at: datetime) -> list[ResourceSeen]:
    """What one could offer: what the search finds for `like`, or, without it, one's own and then the newest; at most
    twenty."""
    rows = Resource.objects.filter(visible(seen_by, at), community=community)
    if like.strip():
        looking = Looking(("resource",), community.pk, seen_by, at, question=like)
        numbers = [number for _kind, number in find(looking).numbers][:MOST_TO_CHOOSE]
        found = {one.number: one for one in _plain(rows.filter(pk__in=numbers), seen_by, at)}
        return [found[number] for number in numbers if number in found]
    mine = rows.filter(giver_id=seen_by.actor_id or 0).order_by("-given_at", "-id")[:MOST_TO_CHOOSE]
    others = rows.exclude(giver_id=seen_by.actor_id or 0).order_by("-given_at", "-id")[:MOST_TO_CHOOSE]
    return [*_plain(mine, seen_by, at), *_plain(others, seen_by, at)][:MOST_TO_CHOOSE]


def beside_offers(*, ask_id: int, seen_by: Actor, at: datetime) -> dict[int, Beside]:
    """The resource beside each offer to an ask that has one, where whoever looks may see it. One query."""
    shown = Resource.objects.filter(visible(seen_by, at)).values("pk")
    rows = BesideOffer.objects.filter(offer__ask_id=ask_id, resource__in=shown)
    return {
        one.offer_id: Beside(
            ResourceKind(one.resource.kind).label,
            one.resource.title,
            way("resource", one.resource.community.slug, one.resource_id),
        )
        for one in rows.select_related("resource__community")
    }


def _plain(rows: QuerySet[Resource], seen_by: Actor, at: datetime) -> list[ResourceSeen]:
    return resources_seen(to_show(rows), added={}, reader=seen_by, at=at, with_faces=False)
