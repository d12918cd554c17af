"""How an ask is carried: open, agreed, done, thanked; who may move what, and what whoever comes late reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class AskKind(models.TextChoices):
    """What is asked for. Each has a kind of gift of the same name."""

    HELP = "help", _("Help")
    RESOURCE = "resource", _("A resource")
    COLLABORATION = "collaboration", _("Collaboration")
    OPPORTUNITY = "opportunity", _("An opportunity")
    # Offered alone: whoever looks for one writes a referral, in the room of that name.
    REFERRAL = "referral", _("A place for somebody to go")


ASKED_FOR: Final = tuple(kind for kind in AskKind if kind != AskKind.REFERRAL)


class Urgency(models.TextChoices):
    """How soon, in the asker's words; it changes nothing about who is asked."""

    WHENEVER = "whenever", _("whenever it fits")
    WEEKS = "weeks", _("in the next weeks")
    DAYS = "days", _("in the next days")


class Part(models.TextChoices):
    """The part that somebody has in an ask."""

    ASKER = "asker", _("the one who asks")
    GIVER = "giver", _("the one who offers")
    OTHER = "other", _("somebody else here")
    PLACE = "place", _("the place itself, when time has gone by")


class AskState(models.TextChoices):
    """The label is what everybody reads; nobody is told who gave."""

    OPEN = "open", _("open")
    AGREED = "agreed", _("somebody is on it")
    MET = "met", _("met")
    LET_GO = "let_go", _("let go")


class OfferState(models.TextChoices):
    """The label is what the two of them read."""

    WAITING = "waiting", _("offered")
    TAKEN = "taken", _("agreed")
    NOT_THIS_ONE = "not_this_one", _("not this one")
    CLOSED = "closed", _("not needed this time")
    TAKEN_BACK = "taken_back", _("taken back")
    ENDED = "ended", _("did not work out")


class ExchangeState(models.TextChoices):
    """What two people carry through together; DONE_SAID when one of them says it is done."""

    AGREED = "agreed", _("agreed")
    DONE_SAID = "done_said", _("one of you says it is done")
    DONE = "done", _("done")
    THANKED = "thanked", _("thanked")
    ENDED = "ended", _("did not work out")
    FADED = "faded", _("ended quietly")


class StandingState(models.TextChoices):
    """The label is what everybody reads; whether its giver paused it or rests is nobody's business."""

    STANDING = "standing", _("it stands")
    PAUSED = "paused", _("not at the moment")
    ENDED = "ended", _("not offered any more")


@dataclass(frozen=True, slots=True)
class Step:
    """One move: out of which states, into which, and by whom."""

    out_of: tuple[str, ...]
    into: str
    who: tuple[Part, ...]


_ASKER: Final = (Part.ASKER,)
_GIVER: Final = (Part.GIVER,)
_BOTH: Final = (Part.ASKER, Part.GIVER)
_PLACE: Final = (Part.PLACE,)

ASK_STEPS: Final[dict[str, Step]] = {
    "extend": Step((AskState.OPEN,), AskState.OPEN, _ASKER),
    "agree": Step((AskState.OPEN,), AskState.AGREED, _ASKER),
    # Out of LET_GO where thanks come after it had ended quietly.
    "meet": Step((AskState.AGREED, AskState.LET_GO), AskState.MET, _BOTH),
    "reopen": Step((AskState.AGREED, AskState.MET), AskState.OPEN, _BOTH),
    "fade": Step((AskState.AGREED,), AskState.LET_GO, _PLACE),
    "let_go": Step((AskState.OPEN,), AskState.LET_GO, _ASKER),
    # Of a place in a standing offer: it is free again, and nothing of it ever stands on the board.
    "give_back": Step((AskState.AGREED, AskState.MET), AskState.LET_GO, _BOTH),
}
OFFER_STEPS: Final[dict[str, Step]] = {
    "take": Step((OfferState.WAITING,), OfferState.TAKEN, _ASKER),
    "decline": Step((OfferState.WAITING,), OfferState.NOT_THIS_ONE, _ASKER),
    "close": Step((OfferState.WAITING,), OfferState.CLOSED, _ASKER),
    "take_back": Step((OfferState.WAITING,), OfferState.TAKEN_BACK, _GIVER),
    "end": Step((OfferState.TAKEN,), OfferState.ENDED, (*_BOTH, Part.PLACE)),
    "thank": Step((OfferState.NOT_THIS_ONE,), OfferState.NOT_THIS_ONE, _GIVER),
}
EXCHANGE_STEPS: Final[dict[str, Step]] = {
    "say_done": Step((ExchangeState.AGREED,), ExchangeState.DONE_SAID, _BOTH),
    # The same press by the other one. That it is the other one is a rule, not a state.
    "confirm_done": Step((ExchangeState.DONE_SAID,), ExchangeState.DONE, _BOTH),
    "thank": Step((ExchangeState.DONE_SAID, ExchangeState.DONE, ExchangeState.FADED), ExchangeState.THANKED, _ASKER),
    "mistaken": Step((ExchangeState.DONE, ExchangeState.THANKED), ExchangeState.ENDED, _BOTH),
    "fade": Step((ExchangeState.AGREED, ExchangeState.DONE_SAID), ExchangeState.FADED, _PLACE),
    "end": Step((ExchangeState.AGREED, ExchangeState.DONE_SAID), ExchangeState.ENDED, _BOTH),
}
STANDING_STEPS: Final[dict[str, Step]] = {
    "confirm": Step((StandingState.STANDING,), StandingState.STANDING, _GIVER),
    "change": Step((StandingState.STANDING,), StandingState.STANDING, _GIVER),
    "reword": Step((StandingState.STANDING,), StandingState.STANDING, _GIVER),
    "reword_paused": Step((StandingState.PAUSED,), StandingState.PAUSED, _GIVER),
    "pause": Step((StandingState.STANDING,), StandingState.PAUSED, _GIVER),
    "resume": Step((StandingState.PAUSED,), StandingState.STANDING, _GIVER),
    "end": Step((StandingState.STANDING, StandingState.PAUSED), StandingState.ENDED, _GIVER),
}

# What somebody reads who came too late for a move: how it stands now.
NOW: Final[dict[str, dict[str, str | _StrPromise]]] = {
    "ask": {
        AskState.OPEN: _("This ask is open, and was not under way when you pressed."),
        AskState.AGREED: _("Somebody has been said yes to for this ask already."),
        AskState.MET: _("This ask has been met already."),
        AskState.LET_GO: _("This ask was let go already."),
    },
    "offer": {
        OfferState.WAITING: _("This offer is waiting for an answer."),
        OfferState.TAKEN: _("This offer was said yes to already."),
        OfferState.NOT_THIS_ONE: _("This offer was answered already: not this one."),
        OfferState.CLOSED: _("This offer was thanked for already: it is not needed any more."),
        OfferState.TAKEN_BACK: _("This offer was taken back already."),
        OfferState.ENDED: _("What came of this offer has ended already."),
    },
    "exchange": {
        ExchangeState.AGREED: _("You have agreed, and nobody has said yet that it is done."),
        ExchangeState.DONE_SAID: _("One of you has said that it is done, and the other was asked once."),
        ExchangeState.DONE: _("You both have said already that it is done."),
        ExchangeState.THANKED: _("It is done, and the thanks have arrived already."),
        ExchangeState.ENDED: _("This has ended already, and nobody is to blame."),
        ExchangeState.FADED: _("This has ended quietly, after a long time without a word."),
    },
    "standingoffer": {
        StandingState.STANDING: _("This offer stands already."),
        StandingState.PAUSED: _("This offer is paused already."),
        StandingState.ENDED: _("This offer has been ended already."),
    },
}

# While an exchange stands in one of these it takes the place of the ask: there is one of them at most.
HOLDING: Final = (ExchangeState.AGREED, ExchangeState.DONE_SAID, ExchangeState.DONE, ExchangeState.THANKED)
TAKEN: Final = (AskState.AGREED, AskState.MET)  # while a place in a standing offer is somebody's
UNDER_WAY: Final = (ExchangeState.AGREED, ExchangeState.DONE_SAID)


class ReadyThanks(models.TextChoices):
    """Lines for whoever finds no own words; own words come first on the page."""

    HELPED = "helped", _("Thank you. It helped.")
    JUST_RIGHT = "just_right", _("Thank you. It was just what I needed.")
    TIME = "time", _("Thank you for your time, and for showing up.")
