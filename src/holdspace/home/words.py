"""How Today greets, and what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from holdspace.rounds.states import shipped_question

if TYPE_CHECKING:
    from datetime import datetime

NOON, EVENING, NIGHT = 12, 18, 5


def greeting(name: str, at: datetime) -> str:
    """A greeting that fits the hour where the person is."""
    hour = timezone.localtime(at).hour
    if hour < NIGHT or hour >= EVENING:
        words = _("Good evening")
    else:
        words = _("Good morning") if hour < NOON else _("Good afternoon")
    return f"{words}, {name}." if name else f"{words}."


def question_of_the_week(at: datetime) -> str:
    """One question for a whole calendar week, the same for everybody; a host or steward may set another."""
    return shipped_question(timezone.localtime(at))


def could_use_you(things: int) -> str:
    """How many things could use somebody today, in a sentence without a figure: there are never more than three."""
    if things == 0:
        return _("Nothing needs you right now.")
    how_many = {1: _("One thing could use you"), 2: _("Two things could use you")}
    return _("%(things)s, if you have room. Nothing is late for you.") % {
        "things": how_many.get(things, _("Three things could use you"))
    }
