"""What somebody can hold, how often they like to be asked, and the lives of a need and of an invitation."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Holds(models.TextChoices):
    """Up to which level somebody reads today."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Low and medium")
    HIGH = "high", _("Low, medium and high")

    @property
    def levels(self) -> frozenset[str]:
        """The levels of shares that this covers."""
        return frozenset(_LEVELS[: _LEVELS.index(self.value) + 1])


_LEVELS = ("low", "medium", "high")
USUALLY = Holds.HIGH


def usually(*, folds_high: bool) -> Holds:
    """What holds on a day on which somebody said nothing: everything, because the place folds nobody's words by
    itself; without high shares where they said once and for all that these come folded."""
    return Holds.MEDIUM if folds_high else USUALLY


class Often(models.IntegerChoices):
    """How many days somebody likes to have between two invitations."""

    AS_IT_COMES = 0, _("As it comes")
    ONCE_A_DAY = 1, _("At most one a day")
    FEW_DAYS = 3, _("At most one every three days")


class NeedState(models.TextChoices):
    """OPEN while it wants people; MET once they came; OVER when there is nothing left to come to."""

    OPEN = "open", _("open")
    MET = "met", _("met")
    OVER = "over", _("over")


class InvitationState(models.TextChoices):
    """OUT until somebody does something or its time is over (PASSED): then others are asked, too, and it can still be
    opened as long as the need is open. OPENED is enough: nobody owes an answer.

    NOT_TODAY and PASSED last as long as the need is open, so that nobody is asked twice for one thing; then they become
    WITHDRAWN like all others that nobody opened, and nothing says any more who said no.
    """

    OUT = "out", _("it waits for you, if you have room")
    OPENED = "opened", _("you went there")
    ANSWERED = "answered", _("you answered")
    NOT_TODAY = "not_today", _("not today")
    PASSED = "passed", _("its time went by")
    WITHDRAWN = "withdrawn", _("it was taken care of")


# state, event, who, next state, what is said to somebody who comes too late for it
NEED_MOVES = (
    (NeedState.OPEN, "meet", "room", NeedState.MET, ""),
    (NeedState.MET, "reopen", "room", NeedState.OPEN, ""),
    (NeedState.OPEN, "end", "room", NeedState.OVER, ""),
    (NeedState.OVER, "open_again", "room", NeedState.OPEN, ""),
    (NeedState.MET, "end", "room", NeedState.OVER, ""),
)
_TAKEN_CARE_OF = _("This is taken care of. Nothing is asked of you.")
INVITATION_MOVES = (
    (InvitationState.OUT, "open", "invited", InvitationState.OPENED, _TAKEN_CARE_OF),
    (InvitationState.PASSED, "open", "invited", InvitationState.OPENED, _TAKEN_CARE_OF),
    (InvitationState.OUT, "not_today", "invited", InvitationState.NOT_TODAY, _TAKEN_CARE_OF),
    (InvitationState.PASSED, "not_today", "invited", InvitationState.NOT_TODAY, _TAKEN_CARE_OF),
    (InvitationState.OUT, "hand_on", "host", InvitationState.NOT_TODAY, _TAKEN_CARE_OF),
    (InvitationState.OUT, "answer", "invited", InvitationState.ANSWERED, ""),
    (InvitationState.OPENED, "answer", "invited", InvitationState.ANSWERED, ""),
    (InvitationState.NOT_TODAY, "answer", "invited", InvitationState.ANSWERED, ""),
    (InvitationState.PASSED, "answer", "invited", InvitationState.ANSWERED, ""),
    (InvitationState.OUT, "pass", "machine", InvitationState.PASSED, ""),
    (InvitationState.PASSED, "ask_as_host", "machine", InvitationState.OUT, ""),
    (InvitationState.OUT, "withdraw", "machine", InvitationState.WITHDRAWN, ""),
    (InvitationState.NOT_TODAY, "withdraw", "machine", InvitationState.WITHDRAWN, ""),
    (InvitationState.PASSED, "withdraw", "machine", InvitationState.WITHDRAWN, ""),
)


def sources(moves: tuple[tuple[str, str, str, str, object], ...], event: str) -> list[str]:
    """The states that an event leads out of."""
    return [str(state) for state, happens, *_rest in moves if happens == event]


class Why(models.TextChoices):
    """Why an invitation came to this person; the label is what they read. The first four are the matching's reasons."""

    FEW = "few", _("Came to you because only few people here can be asked right now.")
    FITS = "fits", _("Came to you because it fits what you said you can hold.")
    RESTED = "rested", _("Came to you because you were asked less than others lately.")
    ROOM = "room", _("Came to you because you have room for it, as far as we know.")
    HOST = "host", _("Came to you because you are a host, and these are your hours.")
    SUBSTITUTE = "substitute", _("Came to you because you stand in for a host who is not there.")
    HANDED_OVER = "handed_over", _("Came to you because another host asked whether you could take it.")


# What still stands on somebody's Today.
STILL_THERE = (InvitationState.OUT, InvitationState.PASSED)
AS_HOST = (Why.HOST, Why.SUBSTITUTE, Why.HANDED_OVER)
