"""Drawing with replacement when there are few kinds and many of each (docs/algorithms/agreement.md)."""

from __future__ import annotations

from math import floor, lgamma, log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

FEW = 10  # expected successes below which the waiting-time method is the quicker one


def draw_counts(counts: Sequence[int], chance: random.Random) -> list[int]:
    """As many draws with replacement as there are things, told as how often each kind came (a multinomial draw).

    The sum stays the same. One binomial draw a kind, so that a hundred thousand things cost no more than a hundred.
    """
    left, drawn, to_draw = sum(counts), [], sum(counts)
    for count in counts:
        came = draw_binomial(to_draw, count / left, chance) if left else 0
        drawn.append(came)
        to_draw -= came
        left -= count
    return drawn


def draw_binomial(n: int, p: float, chance: random.Random) -> int:
    """How often something of probability `p` (0 to 1) happened in `n` tries; exact, not the normal curve.

    Few expected: sums of geometric waiting times (Devroye 1986, ch. X.4.3). Many: transformed rejection with squeeze
    (BTRS: Hörmann, *The generation of binomial random variates*, J. Stat. Comput. Simul. 46, 1993), which the standard
    library has from Python 3.12 on. Raises ValueError outside of these bounds.
    """
    if n < 0 or not 0 <= p <= 1:
        raise ValueError("n is not below zero, and p lies between 0 and 1")
    if p > 0.5:
        return n - draw_binomial(n, 1 - p, chance)
    if n == 0 or p == 0:
        return 0
    return _by_waiting(n, p, chance) if n * p < FEW else _by_rejection(n, p, chance)


def _by_waiting(n: int, p: float, chance: random.Random) -> int:
    happened, tries, rarely = 0, 0, log(1 - p)
    if rarely == 0:  # p is too small for a float to tell 1 - p from 1
        return 0
    while True:
        tries += floor(log(1 - chance.random()) / rarely) + 1
        if tries > n:
            return happened
        happened += 1


def _by_rejection(n: int, p: float, chance: random.Random) -> int:
    spread = sqrt(n * p * (1 - p))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    middle, peak = n * p + 0.5, floor((n + 1) * p)
    squeeze, alpha = 0.92 - 4.2 / b, (2.83 + 5.1 / b) * spread
    odds, height = log(p / (1 - p)), lgamma(peak + 1) + lgamma(n - peak + 1)
    while True:
        u = chance.random() - 0.5
        edge = 0.5 - abs(u)
        if edge <= 0:
            continue
        k = floor((2 * a / edge + b) * u + middle)
        if k < 0 or k > n:
            continue
        v = 1 - chance.random()
        if edge >= 0.07 and v <= squeeze:
            return k
        v *= alpha / (a / (edge * edge) + b)
        if log(v) <= height - lgamma(k + 1) - lgamma(n - k + 1) + (k - peak) * odds:
            return k
