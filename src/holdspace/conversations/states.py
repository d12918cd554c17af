"""How a person stands in a thread."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """A place that is not `IN` is that of somebody who was written to for the first time."""

    IN = "in", _("writes here")
    ASKED = "asked", _("was asked")
    LATER = "later", _("answers later")
    DECLINED = "declined", _("let it go, unseen")
    UNASKED = "unasked", _("has no words yet, or none any more")


class IntroductionState(models.TextChoices):
    """Nobody is told of a no: then it stays open for everybody else."""

    OPEN = "open", _("is asked")
    MET = "met", _("both said yes")
    TAKEN_BACK = "taken_back", _("was taken back")


class Said(models.TextChoices):
    """What one of the two said."""

    NOTHING = "nothing", _("nothing yet")
    YES = "yes", _("yes")
    NO = "no", _("no, unseen")


# What waits for a yes. Whoever wrote never learns which of these it is.
UNANSWERED: Final = (Standing.ASKED, Standing.LATER, Standing.DECLINED)

# (out of, event, who, into, what a second press is told)
MOVES: Final = (
    (
        (Standing.ASKED, Standing.LATER, Standing.DECLINED),
        "accept",
        "the asked",
        Standing.IN,
        _("You said yes already."),
    ),
    ((Standing.ASKED,), "leave_for_later", "the asked", Standing.LATER, _("This has been answered meanwhile.")),
    (
        (Standing.ASKED, Standing.LATER),
        "decline",
        "the asked",
        Standing.DECLINED,
        _("This has been answered meanwhile."),
    ),
    ((Standing.ASKED, Standing.LATER), "take_back", "the asker", Standing.UNASKED, _("This was answered meanwhile.")),
    ((Standing.UNASKED,), "ask", "the asker", Standing.ASKED, _("Your words are on their way already.")),
    ((Standing.LATER,), "remind", "the machine", Standing.ASKED, ""),
)
SOURCES: Final = {event: sources for sources, event, _who, _into, _told in MOVES}
TOLD: Final = {event: told for _sources, event, _who, _into, told in MOVES}
