"""Times as people say them, in the person's own zone (the middleware activates it)."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdspace.web.translation import language

MINUTE, HOUR, DAY = 60, 3600, 86400


def ago(then: datetime, at: datetime) -> str:
    """How long ago in words ("two hours ago" up to a week, then the day)."""
    seconds = int((at - then).total_seconds())
    if seconds < MINUTE:
        return _ago("now", 0, language())
    if seconds < HOUR:
        return _ago("minutes", seconds // MINUTE, language())
    if seconds < DAY:
        return _ago("hours", seconds // HOUR, language())
    if seconds < 7 * DAY:
        return _ago("days", seconds // DAY, language())
    return day(then)


@lru_cache(maxsize=1024)
def _ago(unit: str, n: int, _language: str | None) -> str:
    if unit == "now":
        return _("just now")
    if unit == "minutes":
        return ngettext("%(n)s minute ago", "%(n)s minutes ago", n) % {"n": n}
    if unit == "hours":
        return ngettext("%(n)s hour ago", "%(n)s hours ago", n) % {"n": n}
    return _("yesterday") if n == 1 else _("%(n)s days ago") % {"n": n}


def day(then: date) -> str:
    """A day ("21 November 2026"): of a time in the person's own zone, or of a date as it is."""
    return _day(timezone.localtime(then).date() if isinstance(then, datetime) else then, language())


def clock(then: datetime) -> str:
    """A time of day ("18:05")."""
    return timezone.localtime(then).strftime("%H:%M")


def moment(then: datetime) -> str:
    """A day and a time."""
    local = timezone.localtime(then)
    return f"{_day(local.date(), language())}, {local.strftime('%H:%M')}"


def in_words(value: Any) -> Any:
    """A moment, a day or a time of day as people say it; whatever is none of these as it is."""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    return value.strftime("%H:%M") if isinstance(value, time) else value


@lru_cache(maxsize=4096)
def _day(on: date, _language: str | None) -> str:
    """A list shows the same few days again and again, and Django takes long to write one."""
    return date_format(on, "j F Y")
