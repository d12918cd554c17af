"""The first weeks: what is somebody's, to take along and to erase. What they said of how we did knows nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.people.personal import PersonalData
from holdspace.vetting.models import Buddy, FirstStep, HowAsked
from holdspace.vetting.states import BuddyState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def export_first_weeks(*, person_id: int) -> Iterable[dict[str, Any]]:
    """Steps, whom one asked or went along with, and that one was asked how it was."""
    for step in FirstStep.objects.filter(membership__person_id=person_id).order_by("id"):
        yield {"what": "small step", "step": step.key, "said": step.state}
    for asked in Buddy.objects.filter(membership__person_id=person_id).order_by("id"):
        yield {
            "what": "asked somebody to go along",
            "at": asked.asked_at,
            "together": asked.state == BuddyState.TOGETHER,
        }
    for was in Buddy.objects.filter(member_id=person_id).order_by("id"):
        yield {"what": "was asked to go along", "at": was.asked_at, "said": was.state}
    for how in HowAsked.objects.filter(membership__person_id=person_id).order_by("id"):
        yield {"what": "asked how we did", "days": how.days, "at": how.at, "said": how.state}


def erase_first_weeks(*, person_id: int, at: datetime) -> None:
    """All of it."""
    FirstStep.objects.filter(membership__person_id=person_id).delete()
    Buddy.objects.filter(Q(membership__person_id=person_id) | Q(member_id=person_id)).delete()
    HowAsked.objects.filter(membership__person_id=person_id).delete()


FIRST_WEEKS = PersonalData(
    name="vetting.first_weeks",
    label=_("Your first weeks, and whom you went along with"),
    tables=("vetting.firststep", "vetting.buddy", "vetting.howasked"),
    why=_("So that somebody is there for you, and nobody is asked twice."),
    who_sees=_("You, and whom you asked or who asked you. What you said of how we did is kept without your name."),
    how_long=_("Until you erase it."),
    when_erased="delete",
    export=export_first_weeks,
    erase=erase_first_weeks,
)
