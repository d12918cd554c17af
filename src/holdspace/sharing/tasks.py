"""What the worker does here: let go of what was to stay until a day."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.sharing.actions import let_go_of_share, mark_notes
from holdspace.sharing.queries import due_to_go

if TYPE_CHECKING:
    from datetime import datetime


def let_go_when_due(*, at: datetime) -> None:
    """Each on its own, so that one that its sharer lets go at this moment holds up nobody else's."""
    while shares := due_to_go(seen_by=THE_MACHINE, at=at):
        for share in shares:
            with suppress(AlreadyMoved):
                let_go_of_share(share=share, by=THE_MACHINE, at=at)


def mark_muted_notes(*, at: datetime) -> None:
    """Those from before there were marks, and all of them once there is a new key."""
    while mark_notes(by=THE_MACHINE, at=at):
        pass
