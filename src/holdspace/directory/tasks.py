"""What the worker does here: remind people before something they practice with ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.directory.actions import remind_of_ends
from holdspace.grammar.actors import THE_MACHINE

if TYPE_CHECKING:
    from datetime import datetime


def remind(*, at: datetime) -> None:
    """Everybody once, lot by lot."""
    while remind_of_ends(by=THE_MACHINE, at=at):
        pass
