"""What somebody said of themself for fairness: theirs to take along and to erase, as long as a thread leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from holdspace.people.personal import PersonalData
from holdspace.vetting.groups import description_behind, handles_of
from holdspace.vetting.models import Application, SelfDescription

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def export_descriptions(*, person_id: int) -> Iterable[dict[str, Any]]:
    """What was said with each application whose answers are kept."""
    for application in Application.objects.filter(person_id=person_id).select_related("community").order_by("id"):
        if (one := description_behind(application)) is not None:
            yield {"community": application.community.name, "season": one.season, **one.said}


def erase_descriptions(*, person_id: int, at: datetime) -> None:
    """Before the applications go, as their numbers are the thread."""
    for number in Application.objects.filter(person_id=person_id).values_list("pk", flat=True):
        SelfDescription.objects.filter(handle__in=handles_of(number)).delete()


DESCRIPTIONS = PersonalData(
    name="vetting.descriptions",
    label=_("What you said of yourself, so that we see whether we are fair"),
    tables=("vetting.selfdescription",),
    why=_("So that stewards see whether groups of people come through the way in alike."),
    who_sees=_("Nobody. Stewards see counts of twenty people or more, once a season."),
    how_long=_(
        "Yours to change until the letter, and to erase as long as your answers are kept. Then nothing leads from "
        "it to you any more; it counts for three years."
    ),
    when_erased="delete",
    export=export_descriptions,
    erase=erase_descriptions,
)
