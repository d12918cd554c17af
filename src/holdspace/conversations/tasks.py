"""What the worker does here: what was left for later is told once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.conversations.actions import remind_of_later
from holdspace.grammar.actors import THE_MACHINE

if TYPE_CHECKING:
    from datetime import datetime


def remind(*, at: datetime) -> None:
    """Everybody whose week is over, lot by lot."""
    while remind_of_later(by=THE_MACHINE, at=at):
        pass
