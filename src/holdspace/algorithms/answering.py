"""How soon somebody usually answers, as one of three bands or nothing (docs/algorithms/answering.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

BANDS_HOURS: Final = (24, 48, 168)
LEAST_ANSWERS: Final = 3
SILENCE_HOURS: Final = 14 * 24  # what nobody answered for so long counts as longer than every band


def usual_band(answered: Sequence[float], waiting: Sequence[float]) -> int | None:
    """The smallest of `BANDS_HOURS` within which two of three questions were answered, or None.

    `answered` are the hours until each answer, whatever it said; `waiting` the hours that unanswered questions have
    waited so far. None below `LEAST_ANSWERS` answers, and where it is usually longer than the longest band.
    """
    if len(answered) < LEAST_ANSWERS:
        return None
    silent = sum(hours >= SILENCE_HOURS for hours in waiting)
    of = len(answered) + silent
    for band in BANDS_HOURS:
        if 3 * sum(hours <= band for hours in answered) >= 2 * of:
            return band
    return None
