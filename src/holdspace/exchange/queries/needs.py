"""For Today and for stewards: who could use whom, and what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from holdspace.communities.queries import membership_of
from holdspace.communities.rules import may_steward
from holdspace.exchange.models import Ask, Exchange, Offer
from holdspace.exchange.queries.passing import thought_by, thought_of
from holdspace.exchange.rules import has_come_to_its_date, offers_visible, on_the_board, visible
from holdspace.exchange.seen import AskSeen, asks_seen, asks_to_show
from holdspace.exchange.states import UNDER_WAY, AskState, ExchangeState, OfferState
from holdspace.grammar.refusals import NothingHere
from holdspace.grammar.remembered import Remembered, Somebody
from holdspace.invitations.models import Capacity, SetAside
from holdspace.people.rules import not_blocked
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor

MOST = 3
THANKS_STILL_ASKED_DAYS = 14
LET_GO_QUIETLY_DAYS = 14  # an ask that came to its date longer ago than this is not brought up any more


@dataclass(frozen=True, slots=True)
class NotMet:
    """One line of the stewards' page: an open ask, since when, and whether anybody has offered."""

    ask: AskSeen
    offers: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line on Today. `for_me` where the next step is this reader's own; otherwise they are waiting."""

    text: str
    url: str
    since: datetime
    for_me: bool


def could_use_you(*, membership: Membership, seen_by: Actor, at: datetime, most: int = MOST) -> list[AskSeen]:
    """Open asks of others that this member could meet: those that somebody thought of them for first, then those nobody
    has offered for, the longest waiting of each first. One query: Today shows no faces.

    None for whoever rests; none they have offered for, or set aside today.
    """
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    found = _could_use(me=membership.person_id, mine=membership.pk, here=membership.community_id, at=at)
    return asks_seen(found[:most], reader=seen_by, at=at, with_faces=False)


@Remembered
def _could_use(*, me: int, mine: int, here: int, at: datetime) -> QuerySet[Ask]:
    """Never more than three of each: Today has no room for more."""
    seen_by = Somebody(me)
    rests = Capacity.objects.filter(membership_id=mine, resting_since__isnull=False)
    aside = SetAside.objects.filter(
        membership_id=mine, about_kind="exchange.ask", about_id=OuterRef("pk"), until__gt=at
    )
    offered = Offer.objects.filter(ask=OuterRef("pk"))
    waiting = Exists(offered.filter(state=OfferState.WAITING))
    rows = (
        Ask.objects.filter(on_the_board(at), visible(seen_by, at), community_id=here)
        .exclude(asker_id=me)
        .filter(~Exists(offered.filter(giver_id=me)), ~Exists(aside), ~Exists(rests))
        .order_by("renewed_at", "id")
    )
    # Each select with its own limit, so that each walks the index and stops; then both in one order.
    few = Q(pk__in=rows.filter(~waiting).values("pk")[:MOST]) | Q(pk__in=rows.filter(waiting).values("pk")[:MOST])
    thought = thought_of(seen_by=seen_by)
    few |= Q(pk__in=rows.filter(pk__in=thought.values("ask_id")).values("pk")[:MOST])
    asks = Ask.objects.filter(few).annotate(has_offers=waiting, thought=Exists(thought.filter(ask=OuterRef("pk"))))
    asks = asks.annotate(thought_by=thought_by(seen_by=seen_by))
    return asks_to_show(asks.order_by("-thought", "has_offers", "renewed_at", "id")[:MOST])


def not_met_yet(*, community: Community, seen_by: Actor, at: datetime, most: int = 50) -> list[NotMet]:
    """For stewards: the open asks, the longest waiting first. `NothingHere` for everybody else."""
    steward = membership_of(community=community, person_id=seen_by.actor_id or 0, seen_by=seen_by)
    if steward is None or not may_steward(steward).allowed:
        raise NothingHere
    rows = Ask.objects.filter(on_the_board(at), visible(seen_by, at), community=community).order_by("renewed_at", "id")
    # Which ones first, along the index; what is counted and shown beside these alone.
    counted = Ask.objects.filter(pk__in=rows.values("pk")[:most]).annotate(
        waiting_offers=Count("offers", filter=Q(offers__state=OfferState.WAITING))
    )
    found: list[Any] = list(asks_to_show(counted).order_by("renewed_at", "id"))
    shown = asks_seen(found, reader=seen_by, at=at)
    return [NotMet(seen, ask.waiting_offers) for seen, ask in zip(shown, found, strict=True)]


def my_waiting(*, membership: Membership, seen_by: Actor, at: datetime, most: int = 6) -> list[Line]:
    """What this member has under way here: first what asks for their next step, then what they wait for. Three queries.

    Each line links to the ask. `NothingHere` for everybody else.
    """
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    lines = [
        *_my_exchanges(membership, seen_by, at),
        *_my_open_asks(membership, seen_by, at),
        *_my_offers(membership, seen_by, at),
    ]
    return sorted(lines, key=lambda line: (not line.for_me, line.since))[:most]


def _my_exchanges(membership: Membership, seen_by: Actor, at: datetime) -> list[Line]:
    me = membership.person_id
    return [_exchange_line(one, me) for one in _exchanges(me=me, here=membership.community_id, at=at)]


@Remembered
def _exchanges(*, me: int, here: int, at: datetime) -> QuerySet[Exchange]:
    seen_by = Somebody(me)
    to_thank = Q(state=ExchangeState.DONE, asker_id=me, done_at__gt=at - timedelta(days=THANKS_STILL_ASKED_DAYS))
    return (
        Exchange.objects.filter(Q(state__in=UNDER_WAY) | to_thank, community_id=here)
        .filter(Q(asker_id=me) & not_blocked(seen_by, "giver") | Q(giver_id=me) & not_blocked(seen_by, "asker"))
        .select_related("ask", "community", "asker", "giver")
        .order_by("-id")[:20]
    )


def _exchange_line(exchange: Exchange, me: int) -> Line:
    other = exchange.giver if exchange.asker_id == me else exchange.asker
    named = {"title": exchange.ask.title, "name": other.name}
    url = way("ask", exchange.community.slug, exchange.ask_id)
    if exchange.state == ExchangeState.DONE:
        text = _("%(title)s: it is done. A word of thanks to %(name)s?") % named
        return Line(text, url, exchange.done_at or exchange.agreed_at, for_me=True)
    if exchange.state == ExchangeState.AGREED:
        return Line(_("%(title)s: you and %(name)s are on it.") % named, url, exchange.agreed_at, for_me=False)
    since = exchange.said_done_at or exchange.agreed_at
    if exchange.said_done_by_id == me:
        text = _("%(title)s: you said it is done, and %(name)s was asked.") % named
        return Line(text, url, since, for_me=False)
    return Line(_("%(title)s: %(name)s says it is done. Is it?") % named, url, since, for_me=True)


def _my_open_asks(membership: Membership, seen_by: Actor, at: datetime) -> list[Line]:
    return [_ask_line(ask, at) for ask in _open_asks(me=membership.person_id, here=membership.community_id, at=at)]


@Remembered
def _open_asks(*, me: int, here: int, at: datetime) -> QuerySet[Ask]:
    offers = Offer.objects.filter(offers_visible(Somebody(me), at), ask=OuterRef("pk"), state=OfferState.WAITING)
    still = at - timedelta(days=LET_GO_QUIETLY_DAYS)
    mine = Ask.objects.filter(state=AskState.OPEN, asker_id=me, community_id=here, good_until__gt=still)
    return mine.select_related("community").annotate(has_offers=Exists(offers)).order_by("-id")[:20]


def _ask_line(ask: Ask, at: datetime) -> Line:
    url = way("ask", ask.community.slug, ask.pk)
    named = {"title": ask.title}
    if ask.has_offers:  # type: ignore[attr-defined]
        return Line(_("%(title)s: somebody has offered.") % named, url, ask.renewed_at, for_me=True)
    if has_come_to_its_date(ask, at=at):
        text = _("%(title)s: it has come to its date. Do you still need it?") % named
        return Line(text, url, ask.good_until, for_me=True)
    return Line(_("%(title)s: your ask is open.") % named, url, ask.renewed_at, for_me=False)


def _my_offers(membership: Membership, seen_by: Actor, at: datetime) -> list[Line]:
    return [
        Line(
            _("%(title)s: your offer is with %(name)s.") % {"title": offer.ask.title, "name": offer.ask.asker.name},
            way("ask", offer.ask.community.slug, offer.ask_id),
            offer.offered_at,
            for_me=False,
        )
        for offer in _offers(me=membership.person_id, here=membership.community_id, at=at)
    ]


@Remembered
def _offers(*, me: int, here: int, at: datetime) -> QuerySet[Offer]:
    of_mine = offers_visible(Somebody(me), at)
    rows = Offer.objects.filter(of_mine, state=OfferState.WAITING, giver_id=me, ask__state=AskState.OPEN)
    return rows.filter(ask__community_id=here).select_related("ask__community", "ask__asker").order_by("-id")[:20]
