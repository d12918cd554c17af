"""Drawing counts: exact in its laws, and as often as it should be."""

import random
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.algorithms.draws import draw_binomial, draw_counts


@given(st.lists(st.integers(0, 400), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_as_many_are_drawn_as_there_are_and_none_of_what_is_not_there(counts, chance):
    drawn = draw_counts(counts, chance)
    assert sum(drawn) == sum(counts)
    assert all(came >= 0 and (count or not came) for count, came in zip(counts, drawn, strict=True))


@pytest.mark.parametrize(("n", "p"), [(12, 0.3), (12, 0.85), (60, 0.4), (400, 0.02), (90, 0.5)])
def test_it_comes_as_often_as_the_binomial_says(n, p):
    chance, tries = random.Random(3), 20_000
    came = [0] * (n + 1)
    for _ in range(tries):
        came[draw_binomial(n, p, chance)] += 1
    expected = [tries * comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
    # Pearson's chi-square over outcomes that are expected five times or more; 5 standard deviations above its mean.
    likely = [k for k in range(n + 1) if expected[k] >= 5]
    chi = sum((came[k] - expected[k]) ** 2 / expected[k] for k in likely)
    assert chi < len(likely) + 5 * (2 * len(likely)) ** 0.5


@pytest.mark.parametrize(("n", "p", "all_of"), [(0, 0.5, 0), (9, 0, 0), (9, 1, 9), (5, 1e-300, 0)])
def test_nothing_and_everything(n, p, all_of):
    assert draw_binomial(n, p, random.Random(1)) == all_of


@pytest.mark.parametrize(("n", "p"), [(-1, 0.5), (3, 1.1), (3, -0.1)])
def test_what_cannot_be_drawn(n, p):
    with pytest.raises(ValueError) as told:
        draw_binomial(n, p, random.Random(1))
    assert str(told.value) == "n is not below zero, and p lies between 0 and 1"
