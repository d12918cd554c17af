"""Times as people say them, in the person's own zone (the middleware activates it)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from datetime import datetime

MINUTE, HOUR, DAY = 60, 3600, 86400


def ago(then: datetime, at: datetime) -> str:
    """How long ago in words ("two hours ago" up to a week, then the day)."""
    seconds = int((at - then).total_seconds())
    if seconds < MINUTE:
        return _("just now")
    if seconds < HOUR:
        n = seconds // MINUTE
        return ngettext("%(n)s minute ago", "%(n)s minutes ago", n) % {"n": n}
    if seconds < DAY:
        n = seconds // HOUR
        return ngettext("%(n)s hour ago", "%(n)s hours ago", n) % {"n": n}
    if seconds < 7 * DAY:
        n = seconds // DAY
        return _("yesterday") if n == 1 else _("%(n)s days ago") % {"n": n}
    return day(then)


def day(then: datetime) -> str:
    """A day ("21 November 2026")."""
    return date_format(timezone.localtime(then), "j F Y")


def clock(then: datetime) -> str:
    """A time of day ("18:05")."""
    return date_format(timezone.localtime(then), "H:i")


def moment(then: datetime) -> str:
    """A day and a time."""
    return f"{day(then)}, {clock(then)}"
