"""Whether one more should read: two see it very differently, or it is close (docs/algorithms/another-reader.md)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import isfinite, sqrt
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Marks: TypeAlias = Mapping[tuple[str, int], float]

WIDE_MEANS = 0.6  # of a level: the means of two readings lie so far apart
WIDE_ENDS = 0.25  # share of what both marked on which one chose the lowest level and the other the highest
FEWEST_SHARED = 3  # marks; with fewer in common nothing is said about how far two lie apart


@dataclass(frozen=True, slots=True)
class Closeness:
    """What `look_at_readings` found, in levels of the scale.

    `score` is the mean over steps (None: nobody could tell anything) and `error` its standard error, None with fewer
    than two steps. `apart` is the widest difference between the means of two readings over what both marked, `opposed`
    the largest share of it on which they chose opposite ends; both None with fewer than three marks in common.
    """

    score: float | None
    error: float | None
    apart: float | None
    opposed: float | None
    wide: bool
    borderline: bool

    @property
    def wants_another(self) -> bool:
        """Whether one more person should read. Nothing else follows from it."""
        return self.wide or self.borderline


def look_at_readings(readings: Sequence[Marks], *, lowest: float = 0.0, highest: float = 2.0) -> Closeness:
    """Compare finished readings of one thing: each maps (step, criterion) to a level as a number; what a reader could
    not tell is left out.

    The score is the mean of the steps' means, and its standard error the spread of those means by the root of their
    number: what somebody shows differs more between situations than between readers (Brennan, *Generalizability
    Theory*, 2001, the person-by-task part), so steps are what was drawn. It is borderline where the middle of the scale
    lies within one standard error. Raises ValueError for fewer than two readings and for a level outside the scale.
    """
    if len(readings) < 2:
        raise ValueError("one reading cannot be compared with anything")
    by_step: dict[str, list[float]] = defaultdict(list)
    for reading in readings:
        for (step, _criterion), value in reading.items():
            if not isfinite(value) or not lowest <= value <= highest:
                raise ValueError(f"{value!r} is no level between {lowest} and {highest}")
            by_step[step].append(value)
    score, error = _mean_of_steps([sum(values) / len(values) for _step, values in sorted(by_step.items())])
    apart, opposed = _widest(readings, lowest, highest)
    middle = (lowest + highest) / 2
    return Closeness(
        score=score,
        error=error,
        apart=apart,
        opposed=opposed,
        wide=(apart is not None and apart >= WIDE_MEANS) or (opposed is not None and opposed >= WIDE_ENDS),
        borderline=score is not None and error is not None and abs(score - middle) <= error,
    )


def _mean_of_steps(means: list[float]) -> tuple[float | None, float | None]:
    if not means:
        return None, None
    score = sum(means) / len(means)
    if len(means) < 2:
        return score, None
    variance = sum((mean - score) ** 2 for mean in means) / (len(means) - 1)
    return score, sqrt(variance / len(means))


def _widest(readings: Sequence[Marks], lowest: float, highest: float) -> tuple[float | None, float | None]:
    """Over all pairs of readings: how far their means lie apart, and how often they chose opposite ends."""
    apart: float | None = None
    opposed: float | None = None
    for one, other in combinations(readings, 2):
        shared = sorted(one.keys() & other.keys())
        if len(shared) < FEWEST_SHARED:
            continue
        difference = abs(sum(one[mark] - other[mark] for mark in shared)) / len(shared)
        ends = sum({one[mark], other[mark]} == {lowest, highest} for mark in shared) / len(shared)
        apart = difference if apart is None else max(apart, difference)
        opposed = ends if opposed is None else max(opposed, ends)
    return apart, opposed
