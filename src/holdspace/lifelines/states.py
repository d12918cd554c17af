"""What kinds of lines there are, and how somebody becomes the one whom a member can write to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LineKind(models.TextChoices):
    """Whom a line is for."""

    CRISIS = "crisis", _("For anybody, at any hour")
    COLLEAGUES = "colleagues", _("For people who work as you do")


class TrustedState(models.TextChoices):
    """ASKED until they say yes; a no, from either side and at any time, removes the row and is told to nobody."""

    ASKED = "asked", _("asked")
    THERE = "there", _("there")


# state, event, who, next state, what is said to somebody who comes too late for it
MOVES = ((TrustedState.ASKED, "say_yes", "asked", TrustedState.THERE, _("You have said yes already.")),)
