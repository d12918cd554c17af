"""What was shared to one circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.sharing.models import Response, Share
from holdspace.sharing.queries.cards import cards_of
from holdspace.sharing.queries.quiet import folded_as_said
from holdspace.sharing.rules import visible
from holdspace.sharing.states import ResponseKind

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Circle, Membership
    from holdspace.grammar.actors import Actor
    from holdspace.sharing.queries.cards import Card


def circle_shares(
    *, circle: Circle, membership: Membership, seen_by: Actor, at: datetime, after: str = ""
) -> KeysetPage[Card]:
    """The newest shares of a circle that `one_circle` gave, twenty on a page. Five queries however many there are.
    Raises `NothingHere` with somebody else's membership."""
    if membership.person_id != seen_by.actor_id:
        raise NothingHere
    rows = Share.objects.filter(visible(seen_by, at), audience_id=circle.audience_id)
    found = page_by_key(
        rows.select_related("author", "audience__circle"), by=("-shared_at", "-id"), after=after, size=20
    )
    mine = Response.objects.filter(share__in=found.items, responder_id=seen_by.actor_id)
    words = {r.share_id: r.words for r in mine if r.kind == ResponseKind.WORDS}
    gestures = {r.share_id: r.gesture for r in mine if r.kind == ResponseKind.GESTURE}
    cards = [
        card._replace(my_words=words.get(card.id, ""), my_gesture=gestures.get(card.id, ""))
        for card in cards_of(found.items, seen_by=seen_by)
    ]
    return KeysetPage(folded_as_said(cards, membership=membership, seen_by=seen_by, at=at), found.older)
