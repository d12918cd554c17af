"""By when things are due, and how long they are kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.formats import date_format

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.vetting.models import Application, Decision, Review

DAYS_OF_A_MONTH = 30.5
BREATHER_DAYS = 2  # nobody who has just written something loses it


def reading_due(application: Application) -> datetime | None:
    """By when the applicant was told it would be read."""
    return application.sent_at and application.sent_at + timedelta(days=application.pathway.reading_days)


def hands_over_at(review: Review) -> datetime:
    """When a reading that is not final is handed over: the day the applicant was told, and never within two days of
    taking it or of the last mark."""
    due = reading_due(review.application)
    last = max(review.taken_at, review.kept_at) + timedelta(days=BREATHER_DAYS)
    return max(due, last) if due else last


def letter_due(application: Application) -> datetime | None:
    """By when the applicant was told the letter would be there, as far as it can be known now."""
    pathway = application.pathway
    if application.read_at is not None:
        return application.read_at + timedelta(days=pathway.decision_days)
    return application.sent_at and application.sent_at + timedelta(days=pathway.reading_days + pathway.decision_days)


def erased_after(months: int) -> timedelta:
    """How long answers and readings are kept, counted from the decision."""
    return timedelta(days=months * DAYS_OF_A_MONTH)


def day_to_come_again(letter: Decision | None) -> str:
    """The day from which somebody can come again, in words; "" where none is named."""
    return date_format(letter.back_from, "j F Y") if letter is not None and letter.back_from else ""
