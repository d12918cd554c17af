"""What goes when an application's time is over, in one place: part of the actions that erase it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.vetting.groups import handles_of
from holdspace.vetting.models import (
    Accommodation,
    Accompanying,
    Answer,
    Appeal,
    ApplicantWork,
    Asked,
    DoorQuestion,
    LetterDraft,
    Review,
    SelfDescription,
    Talk,
    Vouch,
)

if TYPE_CHECKING:
    from holdspace.vetting.models import Application


def forget_description(application: Application) -> None:
    """What somebody said of themself goes with what they wrote, where they stop or erase it."""
    SelfDescription.objects.filter(handle__in=handles_of(application.pk)).delete()


def erase_words(application: Application) -> None:
    """Answers, readings, and everything written beside them. That somebody vouched stays, without the words."""
    for kind in (Answer, Review, Asked, ApplicantWork, Talk, LetterDraft, Accompanying, DoorQuestion, Accommodation):
        kind.objects.filter(application=application).delete()
    Vouch.objects.filter(application=application).update(words="", asked="")
    Appeal.objects.filter(application=application).update(words="")
