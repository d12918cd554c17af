"""One way of moving for all three tables: whoever comes late reads how it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.resources.states import (
    COLLECTION_MOVES,
    COLLECTION_NOW,
    RESOURCE_MOVES,
    RESOURCE_NOW,
    TAKING_MOVES,
    TAKING_NOW,
)

if TYPE_CHECKING:
    from holdspace.resources.models import Collection, Resource, Taking

    T = TypeVar("T", Resource, Taking, Collection)

TABLES: dict[str, Any] = {
    "resource": (RESOURCE_MOVES, RESOURCE_NOW),
    "taking": (TAKING_MOVES, TAKING_NOW),
    "collection": (COLLECTION_MOVES, COLLECTION_NOW),
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
