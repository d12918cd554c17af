"""One way of moving for all four tables: whoever has no part in it finds nothing, whoever comes late reads how it
stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from holdspace.exchange.states import ASK_STEPS, EXCHANGE_STEPS, NOW, OFFER_STEPS, STANDING_STEPS
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved, NothingHere

if TYPE_CHECKING:
    from django.db.models import Model

    from holdspace.exchange.models import Ask, Exchange, Offer, StandingOffer
    from holdspace.exchange.states import Part

    T = TypeVar("T", Ask, Offer, Exchange, StandingOffer)

TABLES = {"ask": ASK_STEPS, "offer": OFFER_STEPS, "exchange": EXCHANGE_STEPS, "standingoffer": STANDING_STEPS}


def take_step(thing: T, event: str, part: Part, **also: Any) -> T:
    """Make one move of the thing's table, setting the fields in `also`.

    Raises `NothingHere` for a part that the table does not name, and `AlreadyMoved` with how it stands now.
    """
    name = _name(thing)
    step = TABLES[name][event]
    if part not in step.who:
        raise NothingHere
    try:
        return move(thing, out_of=step.out_of, into=step.into, **also)
    except AlreadyMoved:
        thing.refresh_from_db()
        raise AlreadyMoved(NOW[name][thing.state]) from None


def _name(thing: Model) -> str:
    return str(thing._meta.model_name)
