"""How the unlocking of a door goes."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnlockingState(models.TextChoices):
    """It waits, so that whose door it is can stop it; then it is done, or it ended some other way."""

    WAITING = "waiting", _("waits")
    STOPPED = "stopped", _("was stopped by whose door it is")
    WITHDRAWN = "withdrawn", _("was withdrawn by the operators")
    DONE = "done", _("is done")


# (out of, event, who, into, what a second press is told)
MOVES: Final = (
    (UnlockingState.WAITING, "stop", "whose door it is", UnlockingState.STOPPED, _("This is over already.")),
    (UnlockingState.WAITING, "withdraw", "the operators", UnlockingState.WITHDRAWN, _("This is over already.")),
    (UnlockingState.WAITING, "carry_out", "the machine", UnlockingState.DONE, ""),
)
SOURCES: Final = {event: source for source, event, _who, _into, _told in MOVES}
TOLD: Final = {event: told for _source, event, _who, _into, told in MOVES}
