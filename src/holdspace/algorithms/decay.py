"""A sum in which what happened long ago weighs less: exponential decay with a half-life (docs/algorithms/decay.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

SECONDS_PER_DAY = 86_400
RHYTHM_HALF_LIFE_DAYS = 60.0


def decayed(sum: float, since: datetime, at: datetime, half_life_days: float = RHYTHM_HALF_LIFE_DAYS) -> float:
    """What a sum that stood at `since` weighs at `at`: sum · 2^(-days / half-life).

    `at` before `since` gives the sum as it is: nothing ever grows by waiting, also where two clocks disagree.
    Raises ValueError for a half-life that is not above zero.
    """
    if half_life_days <= 0:
        raise ValueError("a half-life is above zero")
    days = max(0.0, (at - since).total_seconds() / SECONDS_PER_DAY)
    return float(sum * 2.0 ** (-days / half_life_days))


def added(
    sum: float,
    since: datetime,
    at: datetime,
    amount: float = 1.0,
    half_life_days: float = RHYTHM_HALF_LIFE_DAYS,
) -> tuple[float, datetime]:
    """The sum with `amount` happening at `at`, and the time it now stands at; late news is decayed before it is added.

    The order in which amounts arrive does not matter (up to rounding), so a sum can be rebuilt from a journal.
    """
    if at >= since:
        return decayed(sum, since, at, half_life_days) + amount, at
    return sum + decayed(amount, at, since, half_life_days), since
