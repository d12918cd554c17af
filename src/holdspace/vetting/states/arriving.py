"""The first weeks: a buddy by choice of both, five small steps, and how the newcomer says we did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class BuddyState(models.TextChoices):
    """A newcomer asks a member. A quiet no looks to the newcomer like one that is still asked."""

    ASKED = "asked", _("asked")
    TOGETHER = "together", _("together")
    DECLINED = "declined", _("rather not")
    ENDED = "ended", _("over")


class BuddyEvent(StrEnum):
    """What can happen to it."""

    SAY_YES = "say_yes"
    SAY_NOT = "say_not"
    END = "end"


@dataclass(frozen=True, slots=True)
class BuddyMove:
    """One line of the table."""

    out_of: frozenset[BuddyState]
    into: BuddyState
    who: str
    told: _StrPromise


B = BuddyState
BUDDY_MOVES = {
    BuddyEvent.SAY_YES: BuddyMove(frozenset({B.ASKED}), B.TOGETHER, "the one asked", _("This is not asked any more.")),
    BuddyEvent.SAY_NOT: BuddyMove(frozenset({B.ASKED}), B.DECLINED, "the one asked", _("This is not asked any more.")),
    BuddyEvent.END: BuddyMove(
        frozenset({B.ASKED, B.DECLINED, B.TOGETHER}), B.ENDED, "either of the two", _("This is over already.")
    ),
}


@dataclass(frozen=True, slots=True)
class SmallStep:
    """One small thing for the first week. `way` is where it leads, as in web.ways; nobody looks whether it was done."""

    key: str
    title: _StrPromise
    says: _StrPromise
    way: str


SMALL_STEPS = (
    SmallStep(
        "gladly",
        _("Say one thing you’d gladly do here"),
        _("One line in your profile. It makes it easier for others to come to you."),
        "after_first_affirmation",
    ),
    SmallStep(
        "room",
        _("Say how much room you have"),
        _("How many invitations a week fit you; none is an answer, too."),
        "capacity",
    ),
    SmallStep(
        "read",
        _("Read one share, and let the person know"),
        _("A word is enough: they will know that somebody was there."),
        "shares",
    ),
    SmallStep(
        "buddy", _("Ask somebody to go along with you"), _("Somebody for the small questions."), "vetting.arriving"
    ),
    SmallStep("share", _("Share something small"), _("Something true that you would tell just about anyone."), "write"),
)


class StepState(models.TextChoices):
    """What a newcomer said of a small step."""

    DONE = "done", _("done")
    SKIPPED = "skipped", _("not for me")


class HowState(models.TextChoices):
    """Whether a newcomer was asked how we did, and has answered or would rather not: never what."""

    ASKED = "asked", _("asked")
    ANSWERED = "answered", _("answered")
    RATHER_NOT = "rather_not", _("rather not")


HOW_DAYS = (30, 90)  # after coming in
HOW_STATEMENTS = {
    "read": _("I was read by people, and told honestly."),
    "known": _("I knew what would happen next, and when."),
    "received": _("When I came in, somebody was there for me."),
    "belong": _("I can be here as I am."),
}
HOW_ANSWERS = ((0, _("not yet")), (1, _("a little")), (2, _("mostly")), (3, _("yes")))
