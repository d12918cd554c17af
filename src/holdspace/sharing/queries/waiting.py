"""What still wants people: for Today, for whoever shared it, and for stewards and hosts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import NothingHere
from holdspace.sharing.models import Response, Share
from holdspace.sharing.queries.cards import Card, cards_of
from holdspace.sharing.rules import visible
from holdspace.sharing.states import ShareState

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor

MOST_WAITING = 50


@dataclass(frozen=True, slots=True)
class WaitingShare:
    """A share that is not seen yet, for a steward or a host.

    Whoever may not see the share itself learns only that something waits: `card` is None then.
    """

    card: Card | None
    shared_at: datetime
    due_at: datetime
    late: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class MyShare:
    """One's own share that people have not all come to yet."""

    id: int
    text: str
    shared_at: datetime
    due_at: datetime
    late: bool


def my_shares_waiting(*, membership: Membership, seen_by: Actor, at: datetime) -> list[MyShare]:
    """One's own shares that are not seen yet, the oldest first. Raises `NothingHere` with another's membership."""
    if membership.person_id != seen_by.actor_id:
        raise NothingHere
    shares = Share.objects.filter(
        community_id=membership.community_id,
        author_id=membership.person_id,
        state=ShareState.OPEN,
        seen_at__isnull=True,
        closed_at__isnull=True,
    ).order_by("due_at", "id")[:MOST_WAITING]
    return [MyShare(s.pk, s.words, s.shared_at, s.due_at, s.due_at < at) for s in shares]


def due_to_go(*, seen_by: Actor, at: datetime) -> list[Share]:
    """What is to be let go by now, the longest due first, at most 100. For the machine alone."""
    if seen_by != THE_MACHINE:
        raise NothingHere
    due = Share.objects.filter(state=ShareState.OPEN, lets_go_at__isnull=False, lets_go_at__lte=at)
    return list(due.select_related("audience", "community").order_by("lets_go_at", "id")[:100])


def nobody_answered(*, community: Community, seen_by: Actor, at: datetime) -> list[WaitingShare]:
    """Shares of others that are not seen yet, soonest due first, at most 50; `answered` tells those where somebody
    has begun. The caller has let only stewards and hosts in.
    """
    shares = (
        Share.objects.filter(community=community, state=ShareState.OPEN, seen_at__isnull=True, closed_at__isnull=True)
        .exclude(author_id=seen_by.actor_id)
        .annotate(
            begun=Exists(Response.objects.filter(share=OuterRef("pk"))),
            readable=Exists(Share.objects.filter(visible(seen_by, at), pk=OuterRef("pk"))),
        )
        .select_related("author", "audience__circle")
        .order_by("due_at", "id")[:MOST_WAITING]
    )
    cards = {card.id: card for card in cards_of([share for share in shares if share.readable], seen_by=seen_by)}
    return [
        WaitingShare(
            card=cards.get(share.pk),
            shared_at=share.shared_at,
            due_at=share.due_at,
            late=share.due_at < at,
            answered=share.begun,
        )
        for share in shares
    ]
