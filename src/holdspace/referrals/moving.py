"""One way of moving for all three tables: whoever comes late reads how it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.referrals.states import (
    ANSWER_MOVES,
    ANSWER_NOW,
    HANDOVER_MOVES,
    HANDOVER_NOW,
    REFERRAL_MOVES,
    REFERRAL_NOW,
)

if TYPE_CHECKING:
    from holdspace.referrals.models import Answer, Handover, Referral

    T = TypeVar("T", Referral, Answer, Handover)

TABLES: dict[str, Any] = {
    "referral": (REFERRAL_MOVES, REFERRAL_NOW),
    "answer": (ANSWER_MOVES, ANSWER_NOW),
    "handover": (HANDOVER_MOVES, HANDOVER_NOW),
}


def take_step(thing: T, event: str, **also: Any) -> T:
    """Make one move of the thing's table, setting the fields in `also`. `AlreadyMoved` says how it stands now."""
    moves, now = TABLES[str(thing._meta.model_name)]
    out_of, into = moves[event]
    try:
        return move(thing, out_of=out_of, into=into, **also)
    except AlreadyMoved:
        thing.refresh_from_db()
        raise AlreadyMoved(now[thing.state]) from None
