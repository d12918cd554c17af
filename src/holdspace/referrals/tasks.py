"""What the worker does here: ask more colleagues, say that a date has come, ask how it ended, close quietly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.grammar.actors import THE_MACHINE
from holdspace.referrals.actions import ask_how_it_ended, fade_quietly, look_again, tell_of_dates

if TYPE_CHECKING:
    from datetime import datetime


def ask_more(*, at: datetime) -> None:
    """Wherever nobody has said yes in time."""
    while look_again(by=THE_MACHINE, at=at):
        pass


def look_after(*, at: datetime) -> None:
    """Everything whose time has come, each once, lot by lot."""
    for act in (tell_of_dates, fade_quietly, ask_how_it_ended):
        while act(by=THE_MACHINE, at=at):
            pass
