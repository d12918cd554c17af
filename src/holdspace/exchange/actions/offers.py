"""Offering to meet an ask, and how the asker answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from holdspace.conversations.actions import open_thread
from holdspace.exchange.models import Ask, Exchange, Offer
from holdspace.exchange.moving import take_step
from holdspace.exchange.notices import tell_about, thank_who_waits
from holdspace.exchange.rules import ANSWER_LIMIT, OFFER_LIMIT, may_offer, offers_visible, part_in_offer, visible
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person


@once_only
def make_offer(*, ask: Ask, words: str, by: Person, at: datetime, once: str = "") -> Offer:
    """Offer to meet somebody's ask, in a few words that only the two of them read. Several people may."""
    # Locked, so that nobody offers to an ask in the moment it is let go.
    standing = Ask.objects.select_for_update(of=("self",)).filter(visible(by, at), pk=ask.pk).first()
    if standing is None:
        raise NothingHere
    before = set(Offer.objects.filter(ask=standing, giver=by).values_list("state", flat=True))
    insist(may_offer(standing, by=by, before=before, at=at))
    if not words.strip() or len(words) > OFFER_LIMIT:
        raise Refused(no(_("Say in a few words what you can offer.")))
    insist(names_no_client(words, kind="ask"))
    offer = Offer.objects.create(ask=standing, giver=by, words=words.strip(), offered_at=at)
    record(verb="offer.made", of=offer, by=by, at=at, community_id=standing.community_id, once=once)
    tell_about(standing, "somebody_offered", standing.asker_id, by=by, at=at)
    return offer


@once_only
def take_back_offer(*, offer: Offer, by: Person, at: datetime, once: str = "") -> Offer:
    """Take back one's own offer while it is unanswered. Nobody is told: the asker's page no longer shows it."""
    take_step(offer, "take_back", part_in_offer(offer, actor=by), answered_at=at)
    record(verb="offer.taken_back", of=offer, by=by, at=at, community_id=offer.ask.community_id, once=once)
    return offer


@once_only
def answer_not_this_one(*, offer: Offer, words: str = "", by: Person, at: datetime, once: str = "") -> Offer:
    """Say kindly that it will be something else. Only the two of them ever read it; without words the page thanks."""
    if len(words) > ANSWER_LIMIT:
        raise Refused(no(_("This is longer than an answer holds. A line or two is enough.")))
    _insist_on_reach(offer, by, at)
    take_step(offer, "decline", part_in_offer(offer, actor=by), answer=words.strip(), answered_at=at)
    record(verb="offer.answered", of=offer, by=by, at=at, community_id=offer.ask.community_id, once=once)
    tell_about(offer.ask, "answered", offer.giver_id, by=by, at=at)
    return offer


@once_only
def thank_for_answer(*, offer: Offer, by: Person, at: datetime, once: str = "") -> Offer:
    """Thank whoever answered kindly that it will be something else: once, without words, told to them alone."""
    _insist_on_reach(offer, by, at)
    take_step(offer, "thank", part_in_offer(offer, actor=by))
    if not Offer.objects.filter(pk=offer.pk, thanked_at=None).update(thanked_at=at):
        raise AlreadyMoved(_("Your thanks are with them already."))
    record(verb="offer.answer_thanked", of=offer, by=by, at=at, community_id=offer.ask.community_id, once=once)
    tell_about(offer.ask, "answer_thanked", offer.ask.asker_id, by=by, at=at)
    return offer


@once_only
def say_yes(*, offer: Offer, by: Person, at: datetime, once: str = "") -> Exchange:
    """Agree with one of those who offered: opens a thread between the two, and thanks the others."""
    ask, part = offer.ask, part_in_offer(offer, actor=by)
    _insist_on_reach(offer, by, at)
    take_step(ask, "agree", part)
    take_step(offer, "take", part, answered_at=at)
    exchange = Exchange.objects.create(
        community_id=ask.community_id, ask=ask, offer=offer, asker=by, giver_id=offer.giver_id, agreed_at=at
    )
    exchange.thread = open_thread(
        about=exchange,
        person_ids=(ask.asker_id, offer.giver_id),
        community_id=ask.community_id,
        title_kind="exchange",
        by=by,
        at=at,
    )
    exchange.save(update_fields=["thread"])
    record(verb="exchange.agreed", of=exchange, by=by, at=at, community_id=ask.community_id, once=once)
    tell_about(ask, "agreed", offer.giver_id, by=by, at=at)
    thank_who_waits(ask, "somebody_else", by=by, at=at)
    return exchange


def _insist_on_reach(offer: Offer, by: Person, at: datetime) -> None:
    if not Offer.objects.filter(offers_visible(by, at), pk=offer.pk).exists():
        raise NothingHere
