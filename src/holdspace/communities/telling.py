"""Telling everybody inside, a few hundred at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.communities.models import Membership, Telling
from holdspace.communities.states import MembershipState
from holdspace.outbox.actions import tell
from holdspace.work.actions import enqueue

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

AT_ONCE = 200


@transaction.atomic
def tell_everybody(*, community: Community, kind: str, url: str, by: Actor, at: datetime) -> Telling:
    """Queue one notice of a kind for everybody inside but whoever acts; part of an action that wrote its entry."""
    telling = Telling.objects.create(community=community, kind=kind, url=url, passes_over=by.actor_id or 0, begun_at=at)
    enqueue("communities.tell_on", payload={"telling_id": telling.pk}, at=at)
    return telling


@transaction.atomic
def tell_some(*, telling: Telling, by: Actor, at: datetime) -> bool:
    """Tell the next two hundred; whether there may be more. Two workers at once do not tell anybody twice."""
    inside = Membership.objects.filter(
        community_id=telling.community_id, state=MembershipState.INSIDE, affirmed_version__gt=0, pk__gt=telling.up_to
    )
    rows = list(inside.order_by("pk").values_list("pk", "person_id")[:AT_ONCE])
    ends = len(rows) < AT_ONCE
    up_to = rows[-1][0] if rows else telling.up_to
    mine = Telling.objects.filter(pk=telling.pk, up_to=telling.up_to, finished_at__isnull=True)
    if not mine.update(up_to=up_to, finished_at=at if ends else None):
        return False  # another worker was quicker and goes on
    telling.up_to = up_to
    for _number, person_id in rows:
        if person_id != telling.passes_over:
            tell(
                person_id=person_id,
                kind=telling.kind,
                url=telling.url,
                by=by,
                at=at,
                community_id=telling.community_id,
                community_name=telling.community.name,
            )
    return not ends
