"""Telling the people of an ask something, unless a block stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.exchange.models import Offer
from holdspace.exchange.states import OFFER_STEPS
from holdspace.outbox.actions import tell
from holdspace.people.rules import blocked_between
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.exchange.models import Ask, StandingOffer
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


def tell_about(ask: Ask, kind: str, person_id: int, *, by: Person, at: datetime) -> None:
    """Queue one notice of this room's kinds for somebody, in the caller's transaction."""
    if blocked_between(by.pk, person_id):
        return
    tell(
        person_id=person_id,
        kind=f"exchange.{kind}",
        url=way("ask", ask.community.slug, ask.pk),
        by=by,
        at=at,
        about=ask,
        community_id=ask.community_id,
        community_name=ask.community.name,
        who=by.name,
    )


def say_to_asker(ask: Ask, kind: str, *, by: Actor, at: datetime) -> None:
    """Queue one notice for whoever asked, in the caller's transaction; nobody else is named in it."""
    tell(
        person_id=ask.asker_id,
        kind=f"exchange.{kind}",
        url=way("ask", ask.community.slug, ask.pk),
        by=by,
        at=at,
        about=ask,
        community_id=ask.community_id,
        community_name=ask.community.name,
    )


def ask_whether_it_stands(standing: StandingOffer, *, by: Actor, at: datetime) -> None:
    """Queue one notice for whoever gives, in the caller's transaction."""
    tell(
        person_id=standing.giver_id,
        kind="exchange.still_stands",
        url=way("standing", standing.community.slug, standing.pk),
        by=by,
        at=at,
        about=standing,
        community_id=standing.community_id,
        community_name=standing.community.name,
    )


def thank_who_waits(ask: Ask, kind: str, *, by: Person, at: datetime) -> None:
    """Close the offers that still wait for an answer, and thank whoever made them: part of closing an ask."""
    step = OFFER_STEPS["close"]
    waiting = Offer.objects.filter(ask=ask, state__in=step.out_of)
    giver_ids = list(waiting.order_by("id").values_list("giver_id", flat=True))
    waiting.update(state=step.into, answered_at=at)
    for giver_id in giver_ids:
        tell_about(ask, kind, giver_id, by=by, at=at)
