"""The board, and one's own asks and offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.exchange.models import Ask, AskDraft, Offer
from holdspace.exchange.rules import offers_visible, on_the_board, visible
from holdspace.exchange.seen import AskSeen, asks_seen, asks_to_show
from holdspace.exchange.states import ASKED_FOR, OfferState
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class MyOffer:
    """One of my offers with the ask it is for."""

    number: int
    title: str
    who: str
    url: str
    state: OfferState
    offered_at: datetime


def board(
    *, community: Community, seen_by: Actor, at: datetime, kind: str = "", after: str = "", size: int = 20
) -> KeysetPage[AskSeen]:
    """The open asks of the others, newest first; of one kind, if it is one. Two queries."""
    rows = Ask.objects.filter(on_the_board(at), visible(seen_by, at), community=community)
    rows = rows.exclude(asker_id=seen_by.actor_id or 0)
    if kind in ASKED_FOR:
        rows = rows.filter(kind=kind)
    found = page_by_key(rows, by=("-renewed_at", "-id"), after=after, size=size, shown=asks_to_show)
    return KeysetPage(asks_seen(found.items, reader=seen_by, at=at), found.older)


def my_asks(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[AskSeen]:
    """What one has asked here, newest first, whatever became of it. Two queries."""
    rows = Ask.objects.filter(visible(seen_by, at), asker_id=seen_by.actor_id or 0, community=community)
    found = page_by_key(rows, by=("-asked_at", "-id"), after=after, size=size, shown=asks_to_show)
    return KeysetPage(asks_seen(found.items, reader=seen_by, at=at), found.older)


def my_offers(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[MyOffer]:
    """What one has offered here, newest first, but for what one took back. One query."""
    rows = (
        Offer.objects.filter(offers_visible(seen_by, at), giver_id=seen_by.actor_id or 0, ask__community=community)
        .exclude(state=OfferState.TAKEN_BACK)
        .select_related("ask__asker", "ask__community")
    )
    found = page_by_key(rows, by=("-id",), after=after, size=size)
    return KeysetPage([_my_offer(offer, seen_by, at) for offer in found.items], found.older)


def draft_of(*, membership: Membership, seen_by: Actor) -> AskDraft | None:
    """What this member was about to ask. `NothingHere` for everybody else."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    return AskDraft.objects.filter(membership=membership).first()


def _my_offer(offer: Offer, seen_by: Actor, at: datetime) -> MyOffer:
    return MyOffer(
        number=offer.pk,
        title=offer.ask.title,
        who=offer.ask.asker.name,
        url=way("ask", offer.ask.community.slug, offer.ask_id),
        state=OfferState(offer.state),
        offered_at=offer.offered_at,
    )
