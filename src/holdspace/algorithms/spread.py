"""How giving is spread over a community as a whole: three plain figures (docs/algorithms/spread.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TENTH = 0.1


def gini(amounts: Sequence[float]) -> float | None:
    """The Gini coefficient, 0 (all the same) to 1 - 1/n (one has everything): half the mean difference between two
    people, in means. What is below zero counts as zero. None where there is nothing at all.
    """
    ordered = sorted(max(0.0, amount) for amount in amounts)
    total = sum(ordered)
    if total <= 0:
        return None
    n = len(ordered)
    weighted = sum(place * amount for place, amount in enumerate(ordered, start=1))
    return max(0.0, 2 * weighted / (n * total) - (n + 1) / n)


def carried_by_most(amounts: Sequence[float], share: float = TENTH) -> float | None:
    """Which part of the whole, 0 to 1, comes from the `share` (above 0, up to 1) of people who have most.

    Where the share is no whole number of people, the next one counts for the part that is left, so that it is `share`
    exactly where all are the same. None where there is nothing at all. Raises ValueError for a share outside.
    """
    if not 0 < share <= 1:
        raise ValueError("a share is above zero and up to one")
    ordered = sorted((max(0.0, amount) for amount in amounts), reverse=True)
    total = sum(ordered)
    if total <= 0:
        return None
    people = share * len(ordered)
    whole = min(len(ordered), int(people))
    part = (people - whole) * ordered[whole] if whole < len(ordered) else 0.0
    return min(1.0, (sum(ordered[:whole]) + part) / total)


def circulation(pairs: Iterable[tuple[float, float]]) -> float | None:
    """Which part of what is given, 0 to 1, comes back to whoever gave it, from whomever: for each person the smaller of
    (given, received), together, against all that is given. None where nothing is given.
    """
    given = back = 0.0
    for gave, received in pairs:
        gave = max(0.0, gave)
        given += gave
        back += min(gave, max(0.0, received))
    return back / given if given > 0 else None
