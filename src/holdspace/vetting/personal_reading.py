"""Where people work, and what they were asked to read: taken along whole, and erased with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from holdspace.people.personal import PersonalData
from holdspace.vetting.models import ApplicantWork, Asked, ReaderWork
from holdspace.vetting.states import AskedState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def export_reading(*, person_id: int) -> Iterable[dict[str, Any]]:
    """What one said of one's own work, and when one was asked to read. Whom something kept one from is theirs."""
    for work in ApplicantWork.objects.filter(application__person_id=person_id).order_by("id"):
        yield {"what": "work, as an applicant", "employer": work.employer, "supervisor": work.supervisor, "at": work.at}
    for mine in ReaderWork.objects.filter(person_id=person_id).select_related("community").order_by("id"):
        yield {
            "what": "work, as a reader",
            "community": mine.community.name,
            "employer": mine.employer,
            "supervisor": mine.supervisor,
            "at": mine.at,
        }
    asked = Asked.objects.filter(person_id=person_id).exclude(state=AskedState.TIED)
    for one in asked.select_related("application__community").order_by("id"):
        yield {"what": "asked to read", "community": one.application.community.name, "at": one.at}


def erase_reading(*, person_id: int, at: datetime) -> None:
    """All of it."""
    ApplicantWork.objects.filter(application__person_id=person_id).delete()
    ReaderWork.objects.filter(person_id=person_id).delete()
    Asked.objects.filter(person_id=person_id).delete()


READING = PersonalData(
    name="vetting.reading",
    label=_("Where you work, and what you were asked to read"),
    tables=("vetting.applicantwork", "vetting.readerwork", "vetting.asked"),
    why=_("So that nobody reads somebody they work with, and nobody is asked too much."),
    who_sees=_("Nobody but you. The program compares it."),
    how_long=_("As an applicant: as long as your answers. As a reader: until you empty it."),
    when_erased="delete",
    export=export_reading,
    erase=erase_reading,
)
