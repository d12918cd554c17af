"""Levels, hopes, gestures, and the life of a share."""

from __future__ import annotations

from functools import cache

from django.db import models
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """How much of oneself is in it."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


# Whoever was welcomed chooses among these, every time anew; nobody is asked for more than they chose.
OFFERED_LEVELS = (Level.LOW, Level.MEDIUM, Level.HIGH)


class Hope(models.TextChoices):
    """What the sharer hopes to get back; the label is what they choose."""

    HEARD = "heard", _("To be heard")
    COMPANY = "company", _("Company")
    CELEBRATION = "celebration", _("A cheer")
    IDEAS = "ideas", _("Ideas")
    HELP = "help", _("A hand")


# What a reader sees of it.
HOPES_FOR = {
    Hope.HEARD: _("hopes to be heard"),
    Hope.COMPANY: _("hopes for company"),
    Hope.CELEBRATION: _("hopes for a cheer"),
    Hope.IDEAS: _("hopes for ideas"),
    Hope.HELP: _("hopes for a hand"),
}


def hopes_in_words() -> dict[str, str]:
    """What readers see of each hope, in the language of the page."""
    return dict(_hopes(get_language()))


@cache
def _hopes(_language: str | None) -> dict[str, str]:
    return {hope.value: str(words) for hope, words in HOPES_FOR.items()}


# Ideas only where they were hoped for; to everybody else the coach asks about advice.
WANTS_IDEAS = (Hope.IDEAS, Hope.HELP)

# What stands beside the box in which somebody answers, so that they answer what was hoped for.
BESIDE_THE_BOX = {
    Hope.HEARD: _("They hope to be heard: what did you hear? No advice."),
    Hope.COMPANY: _("They hope for company: what do you know of this yourself?"),
    Hope.CELEBRATION: _("They hope for a cheer: what do you see in it?"),
    Hope.IDEAS: _("They hope for ideas: what has helped you?"),
    Hope.HELP: _("They hope for a hand: what could you do, small or large?"),
}


class Gesture(models.TextChoices):
    """A ready answer for whoever has no words today."""

    HEAR = "hear", _("I hear you")
    ME_TOO = "me_too", _("Me too")
    CELEBRATE = "celebrate", _("I celebrate you")
    THINKING = "thinking", _("Thinking of you")


# Which gestures fit a hope, the nearest first. "Me too" is company; to somebody who wants to be heard it can take over.
GESTURES_FOR = {
    Hope.HEARD: (Gesture.HEAR, Gesture.THINKING),
    Hope.COMPANY: (Gesture.ME_TOO, Gesture.HEAR, Gesture.THINKING),
    Hope.CELEBRATION: (Gesture.CELEBRATE, Gesture.ME_TOO),
    Hope.IDEAS: (Gesture.HEAR, Gesture.ME_TOO),
    Hope.HELP: (Gesture.HEAR, Gesture.THINKING),
}


class ResponseKind(models.TextChoices):
    """In one's own words, or a gesture: at most one of each from a person to a share."""

    WORDS = "words", _("words")
    GESTURE = "gesture", _("a gesture")


class ShareState(models.TextChoices):
    """OPEN from the moment it is shared; LET_GO by the sharer, with its text gone, and never back."""

    OPEN = "open", _("shared")
    LET_GO = "let_go", _("let go")


# What people are told of.
ANSWERED = "sharing.somebody_answered"
SAID_BACK = "sharing.something_back"

# For how long one does not read somebody; 0: until it is lifted.
MUTE_DAYS = (7, 30, 0)

# How many days a share stays before it is let go by itself; 0: until the sharer lets it go.
LET_GO_DAYS = (0, 7, 30, 90)


def how_long_in_words() -> list[tuple[int, str]]:
    """The choices as one reads them, in the language of the page."""
    return [
        (days, ngettext("%(num)s day", "%(num)s days", days) % {"num": days} if days else gettext("Until I let it go"))
        for days in LET_GO_DAYS
    ]


# state, event, who, next state, what is said to somebody who comes too late for it
MOVES = (
    (ShareState.OPEN, "respond", "reader", ShareState.OPEN, _("It has just been let go. Your words were not sent.")),
    (ShareState.OPEN, "close", "sharer", ShareState.OPEN, _("You have let this go already.")),
    (ShareState.OPEN, "reword", "sharer", ShareState.OPEN, _("It was let go meanwhile. Your new words were not kept.")),
    (ShareState.OPEN, "stay", "sharer", ShareState.OPEN, _("You have let this go already.")),
    (ShareState.OPEN, "let_go", "machine", ShareState.LET_GO, ""),
    (ShareState.OPEN, "let_go", "sharer", ShareState.LET_GO, _("You have let this go already.")),
)
TOO_LATE = {event: told for _state, event, _who, _next, told in MOVES}
