"""Where people work, and what they were asked to read: taken along whole, and erased with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from holdspace.people.personal import PersonalData
from holdspace.vetting.models import (
    Ally,
    Appeal,
    ApplicantWork,
    Asked,
    LetterDraft,
    Practice,
    ReaderFigure,
    ReaderWork,
    Talk,
    TalkNote,
    Unmasked,
)
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
    for talk in Talk.objects.filter(application__person_id=person_id).order_by("id"):
        yield {"what": "conversation", "time": talk.time, "place": talk.place, "you_asked": talk.asks}
    for note in TalkNote.objects.filter(person_id=person_id).order_by("id"):
        yield {"what": "note of a conversation", "words": note.words, "at": note.kept_at}
    for appeal in Appeal.objects.filter(application__person_id=person_id).order_by("id"):
        letter = appeal.letter if appeal.answered_at else ""
        yield {"what": "second look you asked for", "words": appeal.words, "letter": letter}
    for given in Appeal.objects.filter(proposed_by_id=person_id).order_by("id"):
        yield {"what": "second look you gave", "letter": given.letter, "at": given.proposed_at}
    for draft in LetterDraft.objects.filter(person_id=person_id).order_by("id"):
        yield {"what": "letter you are writing", "letter": draft.letter, "way_back": draft.way_back}
    for ally in Ally.objects.filter(person_id=person_id).order_by("id"):
        yield {"what": "asked to look from outside", "at": ally.at}
    for figure in ReaderFigure.objects.filter(person_id=person_id).select_related("community").order_by("id"):
        yield {
            "what": "how you mark, against others who read the same",
            "community": figure.community.name,
            "readings": figure.readings,
            "levels_higher": figure.leniency,
            "standard_error": figure.error,
            "forgotten_before": figure.since,
        }
    for practice in Practice.objects.filter(person_id=person_id).select_related("community").order_by("id"):
        yield {
            "what": "answer you practised on",
            "community": practice.community.name,
            "answer": practice.case,
            "marks": practice.marks,
            "at": practice.at,
        }
    for look in Unmasked.objects.filter(person_id=person_id).select_related("application__community").order_by("id"):
        yield {"what": "looked at a hidden name", "community": look.application.community.name, "at": look.at}


def erase_reading(*, person_id: int, at: datetime) -> None:
    """All of it."""
    ApplicantWork.objects.filter(application__person_id=person_id).delete()
    ReaderWork.objects.filter(person_id=person_id).delete()
    Asked.objects.filter(person_id=person_id).delete()
    LetterDraft.objects.filter(person_id=person_id).delete()
    Ally.objects.filter(person_id=person_id).delete()
    TalkNote.objects.filter(person_id=person_id).update(words="")
    Unmasked.objects.filter(person_id=person_id).delete()
    ReaderFigure.objects.filter(person_id=person_id).delete()
    Practice.objects.filter(person_id=person_id).delete()


READING = PersonalData(
    name="vetting.reading",
    label=_("Where you work, and what you were asked to read"),
    tables=(
        "vetting.applicantwork",
        "vetting.readerwork",
        "vetting.asked",
        "vetting.unmasked",
        "vetting.readerfigure",
        "vetting.practice",
        "vetting.talk",
        "vetting.talknote",
        "vetting.letterdraft",
        "vetting.appeal",
        "vetting.ally",
    ),
    why=_("So that nobody reads somebody they work with, and nobody is asked too much."),
    who_sees=_("Nobody but you. The program compares it."),
    how_long=_("As an applicant: as long as your answers. As a reader: until you empty it."),
    when_erased="delete",
    export=export_reading,
    erase=erase_reading,
)
