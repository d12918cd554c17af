"""Taking a place in a standing offer: agreed at once, and carried like everything else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from holdspace.conversations.actions import open_thread
from holdspace.exchange.models import Ask, Exchange, Offer, StandingOffer
from holdspace.exchange.notices import tell_about
from holdspace.exchange.places import renew
from holdspace.exchange.rules import USUAL_DAYS, giver_rests, may_take, places_left, standing_visible
from holdspace.exchange.states import AskState, OfferState, StandingState
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person


@once_only
def take_place(*, standing: StandingOffer, by: Person, at: datetime, once: str = "") -> Exchange:
    """Take a place: the two have agreed, and a thread opens between them.

    Of two people who take the last one at once one has it. Raises `AlreadyMoved` for the other, with what they can do
    instead; `Refused` with the reason where there was none to be had before; `NothingHere` for whom it is not meant.
    """
    rows = StandingOffer.objects.filter(standing_visible(by, at), pk=standing.pk).select_related("community", "giver")
    found = rows.annotate(rests=giver_rests()).first()
    if found is None:
        raise NothingHere
    insist(may_take(found, by=by, rests=found.rests, has_one=_has_one(found, by), left=places_left(found, at=at)))
    if found.renews_at is not None and found.renews_at <= at:
        renew(found, at=at)
    free = StandingOffer.objects.filter(pk=found.pk, state=StandingState.STANDING, left__gt=0)
    if not free.update(left=F("left") - 1):
        raise AlreadyMoved(_("Somebody took the last place a moment ago. You can ask for it on the board."))
    # Asked again now that the row is held: the same person may have pressed in two windows.
    insist(may_take(found, by=by, rests=False, has_one=_has_one(found, by), left=1))
    exchange = _agree(StandingOffer.objects.get(pk=found.pk), found, by, at)
    record(verb="exchange.agreed", of=exchange, by=by, at=at, community_id=found.community_id, once=once)
    tell_about(exchange.ask, "place_taken", found.giver_id, by=by, at=at)
    return exchange


def _agree(held: StandingOffer, found: StandingOffer, by: Person, at: datetime) -> Exchange:
    """The ask that a place is, agreed from the beginning, with the line of the offer; no words are copied."""
    ask = Ask.objects.create(
        community=found.community,
        audience_id=held.audience_id,
        asker=by,
        kind=held.kind,
        title=held.title,
        words="",
        state=AskState.AGREED,
        asked_at=at,
        renewed_at=at,
        good_until=at + timedelta(days=USUAL_DAYS),
        place_of=held,
        lot=held.lot,
    )
    offer = Offer.objects.create(
        ask=ask, giver=found.giver, words="", state=OfferState.TAKEN, offered_at=at, answered_at=at
    )
    exchange = Exchange.objects.create(
        community_id=ask.community_id, ask=ask, offer=offer, asker=by, giver=found.giver, agreed_at=at
    )
    exchange.thread = open_thread(
        about=exchange,
        person_ids=(by.pk, found.giver_id),
        community_id=ask.community_id,
        title_kind="exchange",
        by=by,
        at=at,
    )
    exchange.save(update_fields=["thread"])
    return exchange


def _has_one(standing: StandingOffer, by: Person) -> bool:
    return Ask.objects.filter(place_of=standing, asker=by, state=AskState.AGREED).exists()
