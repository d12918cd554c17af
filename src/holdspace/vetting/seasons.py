"""Seasons of three months, as roughly as some times are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

SEASONS_BEGIN = (3, 6, 9, 12)  # months, UTC


def season_of(at: datetime) -> str:
    """The season a time lies in, by its first month ("2026-09")."""
    month = max((m for m in SEASONS_BEGIN if m <= at.month), default=12)
    return f"{at.year if at.month >= SEASONS_BEGIN[0] else at.year - 1}-{month:02}"


def seasons_back(season: str, n: int) -> str:
    """The season that many seasons before."""
    months = int(season[:4]) * 12 + int(season[5:]) - 1 - 3 * n
    return f"{months // 12}-{months % 12 + 1:02}"
