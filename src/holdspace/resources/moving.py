"""One way of moving: whoever comes late reads how it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.resources.states import RESOURCE_MOVES, RESOURCE_NOW, ResourceState

if TYPE_CHECKING:
    from holdspace.resources.models import Resource


def take_step(resource: Resource, event: str, **also: Any) -> Resource:
    """Make one move, setting the fields in `also`. `AlreadyMoved` says how it stands now."""
    out_of, into = RESOURCE_MOVES[event]
    try:
        return move(resource, out_of=out_of, into=into, **also)
    except AlreadyMoved:
        resource.refresh_from_db()
        raise AlreadyMoved(RESOURCE_NOW[ResourceState(resource.state)]) from None
