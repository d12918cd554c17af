"""One ask with what belongs to it, and the things to act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import OuterRef, Q, Subquery

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.directory.queries import faces
from holdspace.exchange.beside import beside_offers
from holdspace.exchange.models import Ask, Exchange, Offer
from holdspace.exchange.queries.passing import thought_by
from holdspace.exchange.rules import may_confirm, may_offer, may_pass_on, may_say_mistaken, offers_visible, visible
from holdspace.exchange.seen import (
    AskSeen,
    ExchangeSeen,
    OfferSeen,
    asks_seen,
    asks_to_show,
    person_url,
)
from holdspace.exchange.states import EXCHANGE_STEPS, ExchangeState, OfferState
from holdspace.grammar.refusals import NothingHere
from holdspace.people.rules import blocked_between
from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.exchange.beside import Beside
    from holdspace.grammar.actors import Actor
    from holdspace.grammar.verdicts import Verdict

T = TypeVar("T")
MOST_OFFERS = 50


@dataclass(frozen=True, slots=True)
class AskPage:
    """An ask's page: to the asker the offers that wait; to whoever offered their own, and why they may not again; to
    the two who agreed what they carry. `asker_number` is the asker's membership."""

    ask: AskSeen
    offers: Sequence[OfferSeen]
    my_offer: OfferSeen | None
    may_offer: Verdict
    may_pass_on: Verdict
    asker_number: int | None
    exchange: ExchangeSeen | None


def read_ask(*, community: Community, number: int, seen_by: Actor, at: datetime) -> AskPage:
    """One ask. `NothingHere` for whoever may not see it. The number of queries does not depend on the offers."""
    rows_of_it = asks_to_show(Ask.objects.filter(visible(seen_by, at), community=community, pk=number))
    ask: Any = rows_of_it.select_related("audience").annotate(thought_by=thought_by(seen_by=seen_by)).first()
    if ask is None:
        raise NothingHere
    mine = ask.asker_id == seen_by.actor_id
    rows = Offer.objects.filter(offers_visible(seen_by, at), ask=ask).select_related("giver")
    if mine:
        rows = rows.filter(state=OfferState.WAITING)
    membership = Membership.objects.filter(person_id=OuterRef("giver_id"), community=community)
    found = rows.annotate(giver_membership=Subquery(membership.values("pk")[:1])).order_by("id")[:MOST_OFFERS]
    shown = faces(person_ids={offer.giver_id for offer in found}, seen_by=seen_by)
    beside = beside_offers(ask_id=ask.pk, seen_by=seen_by, at=at)
    offers = [
        _offer_seen(offer, community.slug, shown[offer.giver_id].url, beside.get(offer.pk, ())) for offer in found
    ]
    before = set() if mine else {str(offer.state) for offer in offers}
    return AskPage(
        ask=asks_seen([ask], reader=seen_by, at=at)[0],
        offers=offers if mine else [],
        my_offer=offers[-1] if offers and not mine else None,
        may_offer=may_offer(ask, by=seen_by, before=before, at=at),
        asker_number=ask.asker_membership,
        may_pass_on=may_pass_on(ask, by=seen_by, named=0, at=at),
        exchange=_exchange_seen(ask, beside, seen_by, at),
    )


def ask_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Ask:
    """The ask to act on."""
    rows = Ask.objects.filter(visible(seen_by, at), community=community, pk=number)
    return _found(rows.select_related("community").first())


def offer_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Offer:
    """The offer to act on, for one of its two people."""
    rows = Offer.objects.filter(offers_visible(seen_by, at), ask__community=community, pk=number)
    return _found(rows.select_related("ask__community").first())


def exchange_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Exchange:
    """The exchange to act on, for one of its two people."""
    mine = Q(asker_id=seen_by.actor_id or 0) | Q(giver_id=seen_by.actor_id or 0)
    rows = Exchange.objects.filter(mine, community=community, pk=number)
    return _found(rows.select_related("ask__community", "offer").first())


def _found(thing: T | None) -> T:
    if thing is None:
        raise NothingHere
    return thing


def _offer_seen(offer: Any, slug: str, face_url: str, beside: Sequence[Beside]) -> OfferSeen:
    return OfferSeen(
        number=offer.pk,
        who=offer.giver.name,
        who_id=offer.giver_id,
        person_url=person_url(slug, offer.giver_membership),
        face_url=face_url,
        words=offer.words,
        answer=offer.answer,
        state=OfferState(offer.state),
        offered_at=offer.offered_at,
        thanked=offer.thanked_at is not None,
        beside=beside,
    )


def _exchange_seen(
    ask: Ask, beside: Mapping[int, Sequence[Beside]], seen_by: Actor, at: datetime
) -> ExchangeSeen | None:
    me = seen_by.actor_id or 0
    exchange = (
        Exchange.objects.filter(Q(asker_id=me) | Q(giver_id=me), ask=ask)
        .select_related("asker", "giver")
        .order_by("-id")
        .first()
    )
    if exchange is None:
        return None
    i_ask = exchange.asker_id == me
    other = exchange.giver if i_ask else exchange.asker
    reachable = (
        not blocked_between(me, other.pk)
        and Membership.objects.filter(
            person=other, community_id=ask.community_id, state=MembershipState.INSIDE
        ).exists()
    )
    state = ExchangeState(exchange.state)
    thread_url = way("thread", ask.community.slug, exchange.thread_id) if exchange.thread_id else ""
    return ExchangeSeen(
        number=exchange.pk,
        other=other.name,
        i_ask=i_ask,
        state=state,
        asked=state == ExchangeState.DONE_SAID and may_confirm(exchange, by=seen_by),
        i_said_done=exchange.said_done_by_id == me,
        reachable=reachable,
        can_thank=i_ask and reachable and state in EXCHANGE_STEPS["thank"].out_of,
        can_end=state in EXCHANGE_STEPS["end"].out_of,
        can_correct=may_say_mistaken(exchange, at=at).allowed,
        thanks=exchange.thanks,
        thread_url=thread_url,
        agreed_at=exchange.agreed_at,
        beside=beside.get(exchange.offer_id, ()),
    )
