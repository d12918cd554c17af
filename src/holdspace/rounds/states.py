"""The questions that are shipped, and the life of a thanks spoken aloud."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import datetime

ROUND_LASTS = timedelta(days=7)
OPENS_WITH = timedelta(days=3)  # how new the share is with which a host opens a round
WAITS_FOR_A_YES = timedelta(days=30)
CELEBRATED = timedelta(days=30)

QUESTIONS = (
    _("What is real for you right now?"),
    _("What feels hard that nobody sees?"),
    _("What have you accomplished lately, in work or for yourself?"),
    _("What did you say no to, and how was that?"),
    _("What small thing held you up this week?"),
    _("What would you like somebody to ask you?"),
)


def shipped_question(at: datetime) -> str:
    """One question for a whole calendar week, the same for everybody."""
    return str(QUESTIONS[at.isocalendar().week % len(QUESTIONS)])


class ThanksState(models.TextChoices):
    """PROPOSED to whom it is for; ALOUD after their yes; LEFT where they would rather not, with its words gone.

    Whoever proposed it cannot tell LEFT from PROPOSED, and both are out of sight after thirty days.
    """

    PROPOSED = "proposed", _("proposed")
    ALOUD = "aloud", _("spoken aloud")
    LEFT = "left", _("left unspoken")


# state, event, who, next state, what is said to somebody who comes too late for it
MOVES = (
    (ThanksState.PROPOSED, "say_yes", "thanked", ThanksState.ALOUD, _("This is decided already.")),
    (ThanksState.PROPOSED, "leave", "thanked", ThanksState.LEFT, _("This is decided already.")),
)
TOO_LATE = {event: told for _state, event, _who, _next, told in MOVES}
