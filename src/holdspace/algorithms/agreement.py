"""How far readers agree beyond chance: Krippendorff's alpha with an interval (docs/algorithms/agreement.md)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Literal, TypeAlias

from holdspace.algorithms.draws import draw_counts

if TYPE_CHECKING:
    import random
    from collections.abc import Hashable, Iterable, Sequence

    Value: TypeAlias = Hashable
    Unit: TypeAlias = Sequence[Value | None]

Level = Literal["nominal", "ordinal", "interval", "ratio"]
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval", "ratio")
REPLICATES = 1000
COVERED = 0.95  # of the replicates lie within the interval

TOO_FEW = "No unit was read by two people, so nothing can be compared."
NO_VARIATION = "Everybody gave the same value everywhere: without variation alpha is undefined."


@dataclass(frozen=True, slots=True)
class Agreement:
    """What `agreement` found.

    `alpha` is at most 1, 0 where readers agree as often as chance would have them, and None where it is undefined
    (`because` says why). `interval` holds 95% of the replicates, None where alpha or most replicates are undefined.
    `units` and `values` count what was read by two or more; `same` is the share of agreeing pairs, 0 to 1, which is
    all that can be said where nothing varies (None where there are no pairs).
    """

    alpha: float | None
    interval: tuple[float, float] | None
    units: int
    values: int
    same: float | None
    because: str = ""


def agreement(
    units: Iterable[Unit], *, level: Level, chance: random.Random | None = None, replicates: int = REPLICATES
) -> Agreement:
    """Alpha of units, each the values that its readers gave (None where somebody gave none; order says nothing).

    Krippendorff, *Content Analysis* (2004), ch. 11. Values are numbers, but for the nominal level, which takes any.
    With `chance` the interval is made by drawing whole units with replacement, which is honest about what varies: who
    came and what was read. Raises ValueError for a level that is none, a value that is no finite number where one is
    needed, and a negative one on the ratio level (which has a true zero).
    """
    if level not in LEVELS:
        raise ValueError(f"the level is one of {', '.join(LEVELS)}")
    return _found(_patterns(units, level), level, chance, replicates)


def agreement_of_bundles(
    bundles: Iterable[tuple[Sequence[Value], int]],
    *,
    level: Level,
    chance: random.Random | None = None,
    replicates: int = REPLICATES,
) -> Agreement:
    """The same where it was counted already how often each bundle of values stands there: few bundles stand for very
    many units. Order within a bundle says nothing; bundles of fewer than two values, or counted below one, are left
    out. Raises ValueError as `agreement` does."""
    if level not in LEVELS:
        raise ValueError(f"the level is one of {', '.join(LEVELS)}")
    patterns: Counter[tuple[Value, ...]] = Counter()
    for bundle, times in bundles:
        for shape in _patterns([bundle], level):
            patterns[shape] += max(0, times)
    return _found(+patterns, level, chance, replicates)


def _found(
    patterns: Counter[tuple[Value, ...]], level: Level, chance: random.Random | None, replicates: int
) -> Agreement:
    read, values = sum(patterns.values()), sum(len(kept) * count for kept, count in patterns.items())
    if not patterns:
        return Agreement(None, None, 0, 0, None, TOO_FEW)
    shapes, counts = list(patterns), list(patterns.values())
    table = _Table(shapes, level)
    alpha, same = table.alpha(counts), _same(shapes, counts)
    if alpha is None:
        return Agreement(None, None, read, values, same, NO_VARIATION)
    interval = None if chance is None else _interval(table, counts, chance, replicates)
    return Agreement(alpha, interval, read, values, same)


def _patterns(units: Iterable[Unit], level: Level) -> Counter[tuple[Value, ...]]:
    """How often each bundle of values stands there. Alpha knows no more than this, and few bundles are quick to draw
    from, however many units there are."""
    found: Counter[tuple[Value, ...]] = Counter()
    for unit in units:
        kept = [value for value in unit if value is not None]
        if level != "nominal":
            for value in kept:
                _look_at(value, level)
        if len(kept) > 1:
            # Sorted by type and text for a fixed order of any values; equal numbers (1 and 1.0) are one value.
            found[tuple(sorted(kept, key=lambda value: (str(type(value)), str(value))))] += 1
    return found


def _look_at(value: Value, level: Level) -> None:
    if not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(f"{value!r} is no finite number, and the {level} level needs one")
    if level == "ratio" and value < 0:
        raise ValueError(f"{value!r} is below zero, which the ratio level cannot be")


class _Table:
    """Distances between the values that occur, and the values of each bundle, ready to be weighed many times."""

    def __init__(self, shapes: Sequence[tuple[Value, ...]], level: Level) -> None:
        seen = {value for shape in shapes for value in shape}
        self.domain = sorted(seen, key=str) if level == "nominal" else sorted(seen)  # type: ignore[type-var]
        place = {value: i for i, value in enumerate(self.domain)}
        self.level = level
        self.shapes = [Counter(place[value] for value in shape) for shape in shapes]
        self.sizes = [len(shape) for shape in shapes]

    def alpha(self, counts: Sequence[int]) -> float | None:
        """1 - observed / expected disagreement of so many of each bundle; None where nothing varies."""
        marginals = [0] * len(self.domain)
        for shape, count in zip(self.shapes, counts, strict=True):
            if count:
                for place, times in shape.items():
                    marginals[place] += times * count
        ranks = _midranks(marginals)
        observed = 0.0
        for shape, size, count in zip(self.shapes, self.sizes, counts, strict=True):
            if count and len(shape) > 1:
                observed += count * self._within(shape, ranks) / (size - 1)
        total = sum(marginals)
        expected = self._among(marginals, ranks) / (total - 1) if total > 1 else 0.0
        return 1 - observed / expected if expected > 0 else None

    def _within(self, shape: Counter[int], ranks: Sequence[float]) -> float:
        places = list(shape.items())
        return sum(
            times * other_times * self._distance(place, other, ranks)
            for i, (place, times) in enumerate(places)
            for other, other_times in places[i + 1 :]
        )

    def _among(self, marginals: Sequence[int], ranks: Sequence[float]) -> float:
        """The sum over all pairs of values; by moments where distance is a squared difference of positions."""
        if self.level in ("nominal", "ratio"):
            there = Counter({place: times for place, times in enumerate(marginals) if times})
            if self.level == "nominal":
                total = sum(marginals)
                return (total * total - sum(times * times for times in marginals)) / 2
            return self._within(there, ranks)
        at = ranks if self.level == "ordinal" else [float(value) for value in self.domain]  # type: ignore[arg-type]
        # Around the middle, so that large positions close to each other do not drown their differences.
        total = sum(marginals)
        middle = sum(n * x for n, x in zip(marginals, at, strict=True)) / total
        return total * sum(n * (x - middle) ** 2 for n, x in zip(marginals, at, strict=True))

    def _distance(self, one: int, other: int, ranks: Sequence[float]) -> float:
        if self.level == "nominal":
            return 1.0
        if self.level == "ordinal":
            return (ranks[one] - ranks[other]) ** 2
        a, b = self.domain[one], self.domain[other]
        if self.level == "interval":
            return float((a - b) ** 2)  # type: ignore[operator]
        return float(((a - b) / (a + b)) ** 2)  # type: ignore[operator]


def _midranks(marginals: Sequence[int]) -> list[float]:
    """Where each value stands in the queue of all: Krippendorff's ordinal distance is the difference of these, squared
    (the values between two, and half of either end)."""
    ranks, before = [], 0
    for times in marginals:
        ranks.append(before + times / 2)
        before += times
    return ranks


def _same(shapes: Sequence[tuple[Value, ...]], counts: Sequence[int]) -> float:
    """The share of pairs within units that agree; a unit of m values counts m, as alpha counts it."""
    agree = everything = 0.0
    for shape, count in zip(shapes, counts, strict=True):
        size = len(shape)
        pairs = sum(times * (times - 1) for times in Counter(shape).values())
        agree += count * pairs / (size - 1)
        everything += count * size
    return agree / everything


def _interval(
    table: _Table, counts: Sequence[int], chance: random.Random, replicates: int
) -> tuple[float, float] | None:
    drawn = (table.alpha(draw_counts(counts, chance)) for _ in range(replicates))
    found = sorted(alpha for alpha in drawn if alpha is not None)
    if not found or len(found) * 2 < replicates:
        return None
    beyond = (1 - COVERED) / 2
    last = len(found) - 1
    return found[round(beyond * last)], found[round((1 - beyond) * last)]
