"""Whether a stage lets groups through alike, and how little small groups can tell (docs/algorithms/fairness.md)."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, exp, lgamma, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SMALLEST_GROUP = 20  # people; a group below says nothing, and would point at persons
FOUR_FIFTHS = 0.8  # of the highest group's rate: 29 CFR 1607.4 D
_EQUAL = 1 + 1e-7  # probabilities this close are the same but for rounding


@dataclass(frozen=True, slots=True)
class Passing:
    """How many people of a group came to a stage, and how many went through it."""

    name: str
    entered: int
    passed: int


@dataclass(frozen=True, slots=True)
class PassingFigure:
    """What may be shown of a group at a stage; every figure is None where `hidden`.

    `rate` and `ratio` (to the highest rate shown) are shares, `flagged` is the four-fifths rule, `p` Fisher's exact
    two-sided probability against the group with the highest rate (None for itself), `shortfall` how many more people
    would have gone through at the rate of all shown groups together.
    """

    name: str
    hidden: bool
    entered: int | None = None
    passed: int | None = None
    rate: float | None = None
    ratio: float | None = None
    flagged: bool | None = None
    p: float | None = None
    shortfall: float | None = None


def compare_groups(groups: Iterable[Passing], *, smallest: int = SMALLEST_GROUP) -> list[PassingFigure]:
    """The groups in the order given, with figures where they may be shown.

    A group below `smallest` people is hidden; and as totals are known, the next larger ones are hidden with it until
    the hidden people together are at least `smallest` and of two groups, so that nobody can be found by subtraction.
    Figures are left out also where a single group would be shown: there is nothing to compare it with. Raises
    ValueError for counts that cannot be and for a name that comes twice.
    """
    there = list(groups)
    _look_at(there)
    hidden = _hidden(there, smallest)
    shown = [group for group in there if group.name not in hidden]
    if len(shown) < 2:
        return [PassingFigure(group.name, hidden=True) for group in there]
    best = max(shown, key=lambda group: (group.passed / group.entered, group.entered))
    rate_of_all = sum(group.passed for group in shown) / sum(group.entered for group in shown)
    return [
        PassingFigure(group.name, hidden=True) if group.name in hidden else _figure(group, best, rate_of_all)
        for group in there
    ]


def _look_at(groups: list[Passing]) -> None:
    if len({group.name for group in groups}) < len(groups):
        raise ValueError("a group comes once")
    for group in groups:
        if not 0 <= group.passed <= group.entered:
            raise ValueError(f"of {group.entered} people {group.passed} cannot go through")


def _hidden(groups: list[Passing], smallest: int) -> set[str]:
    hidden: set[str] = set()
    people = 0
    # An empty group hides nobody, and does not make it two.
    with_people = sorted((g for g in groups if g.entered), key=lambda g: (g.entered, g.name))
    for group in with_people:
        if group.entered >= smallest and (not hidden or (len(hidden) > 1 and people >= smallest)):
            break
        hidden.add(group.name)
        people += group.entered
    return hidden | {group.name for group in groups if not group.entered}


def _figure(group: Passing, best: Passing, rate_of_all: float) -> PassingFigure:
    rate, highest = group.passed / group.entered, best.passed / best.entered
    ratio = rate / highest if highest else 1.0
    p = None
    if group is not best:
        p = fisher_exact(group.passed, group.entered - group.passed, best.passed, best.entered - best.passed)
    return PassingFigure(
        name=group.name,
        hidden=False,
        entered=group.entered,
        passed=group.passed,
        rate=rate,
        ratio=ratio,
        flagged=ratio < FOUR_FIFTHS,
        p=p,
        shortfall=max(0.0, group.entered * rate_of_all - group.passed),
    )


def fisher_exact(a: int, b: int, c: int, d: int) -> float:
    """The two-sided probability, 0 to 1, of a table as unlikely as [[a, b], [c, d]] or more so, with its margins fixed.

    Fisher, *Statistical Methods for Research Workers* (1934); two-sided as the sum of all tables no likelier than this
    one. Raises ValueError for counts below zero. An empty row or column tells nothing: 1.
    """
    if min(a, b, c, d) < 0:
        raise ValueError("counts are not below zero")
    row, column, everything = a + b, a + c, a + b + c + d
    lowest, highest = max(0, row + column - everything), min(row, column)

    def likelihood(x: int) -> float:
        return _log_comb(column, x) + _log_comb(everything - column, row - x)

    whole = _log_comb(everything, row)
    limit = likelihood(a) - whole + log(_EQUAL)
    chances = (likelihood(x) - whole for x in range(lowest, highest + 1))
    return min(1.0, sum(exp(chance) for chance in chances if chance <= limit))


def _log_comb(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def flagged_by_chance(one: int, other: int, rate: float) -> float:
    """How often the four-fifths rule flags either of two groups that are let through at the same rate: a share.

    By going through every outcome. Sizes are at least 1, the rate is 0 to 1; ValueError otherwise. (Groups of 10 and
    40 at 60%: .44.)
    """
    if one < 1 or other < 1 or not 0 <= rate <= 1:
        raise ValueError("groups have people, and a rate lies between 0 and 1")
    first, second = _binomial(one, rate), _binomial(other, rate)
    flagged = 0.0
    for i, chance in enumerate(first):
        for j, its_chance in enumerate(second):
            # In whole numbers, so that exactly four fifths is never flagged by a rounding.
            low, high = sorted((i * other, j * one))
            if low * 5 < high * 4:
                flagged += chance * its_chance
    return flagged


def _binomial(n: int, p: float) -> list[float]:
    return [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
