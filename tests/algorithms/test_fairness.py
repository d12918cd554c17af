"""Fairness: exact probabilities, and nothing that points at a person."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.algorithms.fairness import Passing, PassingFigure, compare_groups, fisher_exact, flagged_by_chance

small = st.integers(0, 12)


def enumerated(a, b, c, d):
    """Every table with the same margins, in fractions."""
    row, column, everything = a + b, a + c, a + b + c + d
    chances = [
        Fraction(comb(column, x) * comb(everything - column, row - x), comb(everything, row)) for x in range(row + 1)
    ]
    return float(sum(chance for chance in chances if chance <= chances[a]))


@given(small, small, small, small)
def test_fisher_is_the_sum_over_all_tables(a, b, c, d):
    assert fisher_exact(a, b, c, d) == pytest.approx(enumerated(a, b, c, d), rel=1e-6)


@given(small, small, small, small)
def test_it_does_not_matter_which_is_called_first(a, b, c, d):
    p = fisher_exact(a, b, c, d)
    assert fisher_exact(c, d, a, b) == pytest.approx(p, rel=1e-6)
    assert fisher_exact(b, a, d, c) == pytest.approx(p, rel=1e-6)
    assert fisher_exact(a, c, b, d) == pytest.approx(p, rel=1e-6)


def test_the_lady_tasting_tea():
    # Fisher, The Design of Experiments (1935): three of four cups right.
    assert fisher_exact(3, 1, 1, 3) == pytest.approx(34 / 70)


def test_counts_are_counts():
    with pytest.raises(ValueError) as told:
        fisher_exact(-1, 2, 3, 4)
    assert str(told.value) == "counts are not below zero"


def test_figures_of_three_groups():
    found = compare_groups([Passing("a", 50, 30), Passing("b", 30, 9), Passing("c", 20, 12)])
    assert [(f.name, f.rate, f.ratio, f.flagged, f.shortfall) for f in found] == [
        ("a", 0.6, 1.0, False, 0.0),
        ("b", 0.3, 0.5, True, pytest.approx(30 * 51 / 100 - 9)),
        ("c", 0.6, 1.0, False, 0.0),
    ]
    assert [f.p for f in found] == [None, fisher_exact(9, 21, 30, 20), 1.0]


def test_exactly_four_fifths_is_not_flagged():
    found = compare_groups([Passing("a", 50, 25), Passing("b", 50, 20)])
    assert [f.flagged for f in found] == [False, False]


def test_a_small_group_is_hidden_and_another_with_it():
    found = compare_groups([Passing("a", 50, 30), Passing("b", 40, 20), Passing("c", 19, 4), Passing("d", 25, 10)])
    assert [f.hidden for f in found] == [False, False, True, True]
    assert found[2] == PassingFigure("c", hidden=True)


def test_two_small_groups_together_can_be_too_small():
    found = compare_groups([Passing("a", 50, 30), Passing("b", 40, 20), Passing("c", 5, 4), Passing("d", 6, 2)])
    assert [f.hidden for f in found] == [True, True, True, True]  # with b hidden only one would be left to show
    found = compare_groups(
        [Passing("a", 50, 30), Passing("b", 40, 20), Passing("c", 5, 4), Passing("d", 6, 2), Passing("e", 60, 9)]
    )
    assert [f.hidden for f in found] == [False, True, True, True, False]


def test_an_empty_group_hides_nobody():
    found = compare_groups([Passing("a", 50, 30), Passing("b", 40, 20), Passing("c", 0, 0)])
    assert [f.hidden for f in found] == [False, False, True]


def test_nobody_was_let_through():
    found = compare_groups([Passing("a", 50, 0), Passing("b", 40, 0)])
    assert [(f.rate, f.ratio, f.flagged) for f in found] == [(0.0, 1.0, False), (0.0, 1.0, False)]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=7))
def test_whoever_is_hidden_is_not_found_by_subtraction(counts):
    groups = [Passing(f"g{i}", max(pair), min(pair)) for i, pair in enumerate(counts)]
    found = compare_groups(groups)
    hidden = [group for group, figure in zip(groups, found, strict=True) if figure.hidden and group.entered]
    assert all(group.entered >= 20 for group, figure in zip(groups, found, strict=True) if not figure.hidden)
    if hidden and len(hidden) < len([group for group in groups if group.entered]):
        assert len(hidden) > 1
        assert sum(group.entered for group in hidden) >= 20


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        ([Passing("a", 3, 4)], "of 3 people 4 cannot go through"),
        ([Passing("a", 3, -1)], "of 3 people -1 cannot go through"),
        ([Passing("a", 3, 1), Passing("a", 4, 1)], "a group comes once"),
    ],
)
def test_counts_that_cannot_be(groups, told):
    with pytest.raises(ValueError) as raised:
        compare_groups(groups)
    assert str(raised.value) == told


def test_how_often_the_rule_is_wrong_by_chance_alone():
    assert flagged_by_chance(10, 40, 0.6) == pytest.approx(0.4315, abs=1e-4)
    assert flagged_by_chance(1000, 1000, 0.6) < 0.001


def test_it_is_what_counting_every_outcome_gives():
    flagged = sum(
        comb(3, i) * comb(4, j) for i in range(4) for j in range(5) if min(i / 3, j / 4) < 0.8 * max(i / 3, j / 4)
    )
    assert flagged_by_chance(3, 4, 0.5) == pytest.approx(flagged / 2**7)


def test_groups_have_people():
    with pytest.raises(ValueError) as told:
        flagged_by_chance(0, 4, 0.5)
    assert str(told.value) == "groups have people, and a rate lies between 0 and 1"
