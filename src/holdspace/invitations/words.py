"""Hours in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import dates
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time


def in_words(hours: Sequence[tuple[int, time, time]]) -> str:
    """Stretches of weekdays (Monday is 0), in order; days that follow each other with the same hours in one piece."""
    pieces: list[tuple[int, int, time, time]] = []
    for day, begins, ends in hours:
        if pieces and pieces[-1][1:] == (day - 1, begins, ends):
            pieces[-1] = (pieces[-1][0], day, begins, ends)
        else:
            pieces.append((day, day, begins, ends))
    return ", ".join(f"{_days(first, last)} {begins:%H:%M}–{ends:%H:%M}" for first, last, begins, ends in pieces)


def _days(first: int, last: int) -> str:
    if (first, last) == (0, 6):
        return _("every day")
    names = {"first": dates.WEEKDAYS[first], "last": dates.WEEKDAYS[last]}
    if first == last:
        return str(names["first"])
    return (_("%(first)s and %(last)s") if last == first + 1 else _("%(first)s to %(last)s")) % names
