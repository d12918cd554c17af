"""What the worker does here: say kindly that an ask has come to its date, close quietly what nobody speaks of, begin
the month of standing offers and ask whether they still stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.exchange.actions import ask_what_still_stands, fade_quietly, renew_places, tell_of_dates
from holdspace.grammar.actors import THE_MACHINE

if TYPE_CHECKING:
    from datetime import datetime


def say_what_came_to_its_date(*, at: datetime) -> None:
    """Everybody once, lot by lot."""
    while tell_of_dates(by=THE_MACHINE, at=at):
        pass


def close_what_went_quiet(*, at: datetime) -> None:
    """Without a gift, lot by lot."""
    while fade_quietly(by=THE_MACHINE, at=at):
        pass


def begin_the_month(*, at: datetime) -> None:
    """All places of a standing offer's new month are free, lot by lot."""
    while renew_places(by=THE_MACHINE, at=at):
        pass


def ask_whether_offers_stand(*, at: datetime) -> None:
    """Whoever gives, lot by lot."""
    while ask_what_still_stands(by=THE_MACHINE, at=at):
        pass
