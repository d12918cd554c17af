"""What the worker does here: ask once whether something helped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.grammar.actors import THE_MACHINE
from holdspace.resources.actions import ask_whether_it_helped

if TYPE_CHECKING:
    from datetime import datetime


def ask(*, at: datetime) -> None:
    """Everybody whose two weeks are over, lot by lot."""
    while ask_whether_it_helped(by=THE_MACHINE, at=at):
        pass
