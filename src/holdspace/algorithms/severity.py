"""How strict each reader is, and scores with that taken out: shrunk least squares (docs/algorithms/severity.md)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Score(NamedTuple):
    """One value that one reader gave to one thing that was read, on an even scale (levels as numbers)."""

    unit: int
    reader: int
    value: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its standard error, both in levels of the scale; the error is None where it cannot be known."""

    value: float
    error: float | None


@dataclass(frozen=True, slots=True)
class Panel:
    """What `weigh_panel` found.

    `leniency` by reader: how much higher than the others they score (below zero: stricter), shrunk towards zero by
    what is known of them. `scores` by unit: the mean with its readers' leniency taken out. `raw` by unit: the plain
    mean. `reader_variance` and `residual_variance` in levels squared; the first is 0 where readers differ no more than
    chance lets them, and then nothing is taken out. `linked` is False where readers fall into groups that never read
    the same thing: then scores of different groups cannot be compared, and no figure can mend it.
    """

    leniency: dict[int, Estimate]
    scores: dict[int, Estimate]
    raw: dict[int, float]
    reader_variance: float
    residual_variance: float | None
    linked: bool


def weigh_panel(scores: Iterable[Score]) -> Panel:
    """Separate what was read from who read it: value = unit + leniency of the reader + rest.

    Ordinary least squares over the linked design after Houston, Raymond and Svec, *Adjustments for Rater Effects in
    Performance Assessment* (Applied Psychological Measurement 15, 1991), with readers taken as drawn from a population
    (their leniency shrinks by residual / reader variance; both by Henderson's third method), so that somebody who read
    little is moved little. Several values of a reader on a unit are fine. Memory grows with the square of the number
    of readers, time with its cube: a few hundred are meant.
    """
    rows = sorted(scores)
    if not rows:
        return Panel({}, {}, {}, 0.0, None, linked=True)
    design = _Design(rows)
    variance_of_rest, variance_of_readers = design.variances()
    if not variance_of_rest or not variance_of_readers:
        leniency, spread = [0.0] * len(design.readers), None
        if variance_of_rest == 0.0 and variance_of_readers:
            leniency = design.solve(0.0)  # no chance at all in the values: nothing to shrink by
    else:
        shrinkage = variance_of_rest / variance_of_readers
        spread = _inverse(design.matrix(shrinkage))
        leniency = _times(spread, design.pull)
    return design.told(leniency, spread, variance_of_rest, variance_of_readers)


class _Design:
    """The normal equations of the readers after units have been absorbed."""

    def __init__(self, rows: Sequence[Score]) -> None:
        self.rows = rows
        self.readers = sorted({row.reader for row in rows})
        self._place = {reader: i for i, reader in enumerate(self.readers)}
        values: dict[int, list[float]] = defaultdict(list)
        reads: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for row in rows:
            values[row.unit].append(row.value)
            reads[row.unit][self._place[row.reader]] += 1
        self.sizes = {unit: len(given) for unit, given in values.items()}
        self.raw = {unit: sum(given) / len(given) for unit, given in values.items()}
        self.reads = reads
        self.pull = [0.0] * len(self.readers)
        for row in rows:
            self.pull[self._place[row.reader]] += row.value - self.raw[row.unit]
        self.groups = self._grouped()

    def _grouped(self) -> list[list[int]]:
        """Readers who are linked, directly or through others, by having read the same things."""
        leader = list(range(len(self.readers)))

        def find(place: int) -> int:
            while leader[place] != place:
                leader[place] = leader[leader[place]]
                place = leader[place]
            return place

        for places in self.reads.values():
            first, *others = places
            for other in others:
                leader[find(other)] = find(first)
        groups: dict[int, list[int]] = defaultdict(list)
        for place in range(len(leader)):
            groups[find(place)].append(place)
        return list(groups.values())

    def matrix(self, shrinkage: float) -> list[list[float]]:
        """The coefficients, with `shrinkage` on the diagonal; without it, each group's leniencies are made to sum to
        zero instead, as only differences within a group are told by the data."""
        size = len(self.readers)
        found = [[0.0] * size for _ in range(size)]
        for unit, places in self.reads.items():
            for place, times in places.items():
                found[place][place] += times
                for other, other_times in places.items():
                    found[place][other] -= times * other_times / self.sizes[unit]
        for place in range(size):
            found[place][place] += shrinkage
        if not shrinkage:
            for group in self.groups:
                for place in group:
                    for other in group:
                        found[place][other] += 1.0
        return found

    def solve(self, shrinkage: float) -> list[float]:
        """Each reader's leniency."""
        return _times(_inverse(self.matrix(shrinkage)), self.pull)

    def variances(self) -> tuple[float | None, float]:
        """Of the rest and of the readers, in levels squared (Henderson 1953, method 3); None: nothing to tell it by."""
        plain = self.solve(0.0)
        explained = sum(b * q for b, q in zip(plain, self.pull, strict=True))
        within = sum((row.value - self.raw[row.unit]) ** 2 for row in self.rows)
        told_apart = len(self.readers) - len(self.groups)
        freedom = len(self.rows) - len(self.raw) - told_apart
        if freedom <= 0:
            return None, 0.0
        rest = max(0.0, (within - explained) / freedom)
        if rest < 1e-12 * max(1.0, within):
            rest = 0.0
        trace = sum(
            times - times * times / self.sizes[unit] for unit, places in self.reads.items() for times in places.values()
        )
        readers = (explained - rest * told_apart) / trace if trace > 0 else 0.0
        return rest, max(0.0, readers)

    def told(
        self, leniency: Sequence[float], spread: list[list[float]] | None, rest: float | None, readers: float
    ) -> Panel:
        """The panel with names instead of places."""
        scores: dict[int, Estimate] = {}
        # Few combinations of readers stand for very many units.
        known_of: dict[tuple[tuple[int, float], ...], float] = {}
        for unit, places in self.reads.items():
            share = {place: times / self.sizes[unit] for place, times in places.items()}
            value = self.raw[unit] - sum(part * leniency[place] for place, part in share.items())
            readers_here = tuple(sorted(share.items()))
            if readers_here not in known_of:
                known_of[readers_here] = self._unknown(share, spread)
            unknown = known_of[readers_here]
            scores[unit] = Estimate(value, None if rest is None else sqrt(rest * (1 / self.sizes[unit] + unknown)))
        known = spread is not None and rest is not None
        errors = [
            sqrt(rest * self._unknown({i: 1.0}, spread)) if known and rest else None for i in range(len(leniency))
        ]
        return Panel(
            leniency={reader: Estimate(leniency[i], errors[i]) for i, reader in enumerate(self.readers)},
            scores=scores,
            raw=self.raw,
            reader_variance=readers,
            residual_variance=rest,
            linked=len(self.groups) <= 1,
        )

    def _unknown(self, share: dict[int, float], spread: list[list[float]] | None) -> float:
        """The part of an error that comes from not knowing the readers, in residual variances.

        Against the mean of these readers: how they all compare to others moves every unit alike, and no comparison.
        Exact under the model, as means of units and differences within them are independent.
        """
        if spread is None:
            return 0.0
        middle = 1 / len(spread)
        weights = [share.get(place, 0.0) - middle for place in range(len(spread))]
        return max(0.0, sum(w * x for w, x in zip(weights, _times(spread, weights), strict=True)))


def _inverse(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """Gauss and Jordan with the largest pivot; the matrices here are positive definite by how they are made."""
    size = len(matrix)
    rows = [[*row, *(1.0 if i == j else 0.0 for j in range(size))] for i, row in enumerate(matrix)]
    for column in range(size):
        best = max(range(column, size), key=lambda i: abs(rows[i][column]))
        rows[column], rows[best] = rows[best], rows[column]
        pivot = rows[column][column]
        lead = rows[column] = [value / pivot for value in rows[column]]
        for i in range(size):
            factor = rows[i][column]
            if i != column and factor:
                rows[i] = [value - factor * other for value, other in zip(rows[i], lead, strict=True)]
    return [row[size:] for row in rows]


def _times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]
