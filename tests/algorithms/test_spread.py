from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.algorithms.spread import carried_by_most, circulation, gini

amounts = st.lists(st.integers(0, 60).map(lambda n: n / 4), min_size=1, max_size=25)
pairs = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=25)


def close(value):
    return pytest.approx(float(value), abs=1e-9)


# ---------------------------------------------------------------- by hand


def test_the_example_of_the_page():
    gave, received = [0, 0, 1, 3], [2, 1, 1, 0]
    assert gini(gave) == close(0.625)
    assert gini([1, 3]) == close(0.25)
    assert carried_by_most(gave, 0.25) == close(0.75)
    assert circulation(zip(gave, received, strict=True)) == close(0.25)


@pytest.mark.parametrize(
    ("given", "expected"),
    [([5], 0), ([2, 2, 2], 0), ([0, 0, 0, 8], 0.75), ([1, 2, 3, 4, 5], Fraction(4, 15)), ([0, 4], 0.5)],
)
def test_gini_by_hand(given, expected):
    assert gini(given) == close(expected)


def test_a_tenth_that_is_no_whole_number_of_people():
    # A tenth of 25 people is two and a half: 10 + 8, and half of 6, of 24 + 22 ones.
    assert carried_by_most([10, 8, 6] + [1] * 22) == close((10 + 8 + 3) / 46)
    # A tenth of four people is four tenths of one.
    assert carried_by_most([3, 1, 0, 0]) == close(0.4 * 3 / 4)


def test_what_comes_back_in_a_circle_a_trade_and_a_one_way_street():
    assert circulation([(1, 1), (1, 1), (1, 1)]) == 1
    assert circulation([(4, 0), (0, 2), (0, 2)]) == 0
    assert circulation([(3, 1), (1, 3)]) == close(0.5)


def test_where_nothing_is_given_there_is_no_figure():
    assert (gini([]), gini([0, 0]), carried_by_most([0]), carried_by_most([])) == (None,) * 4
    assert (circulation([]), circulation([(0, 3)])) == (None, None)


def test_what_a_correction_left_below_zero_counts_as_zero():
    assert gini([-1e-17, 0, 0, 8]) == close(0.75)
    assert carried_by_most([-1e-17, 2], 0.5) == 1
    assert circulation([(-1e-17, 1), (1, -1e-17)]) == 0


@pytest.mark.parametrize("share", [0, -0.1, 1.01])
def test_a_share_outside_is_refused(share):
    with pytest.raises(ValueError):
        carried_by_most([1, 2], share)


# ---------------------------------------------------------------- laws


@given(amounts)
def test_gini_is_the_double_sum(xs):
    total, n = sum(xs), len(xs)
    if total == 0:
        assert gini(xs) is None
        return
    assert gini(xs) == close(sum(abs(a - b) for a in xs for b in xs) / (2 * n * total))


@given(amounts, st.integers(0, 30))
def test_zeros_change_gini_as_the_page_says(xs, zeros):
    givers = [x for x in xs if x]
    if not givers:
        return
    p = len(givers) / (len(givers) + zeros)
    assert gini(givers + [0.0] * zeros) == close(1 - p * (1 - gini(givers)))


@given(amounts, st.floats(0.01, 50))
def test_neither_the_order_nor_the_measure_changes_them(xs, factor):
    other = [x * factor for x in reversed(xs)]
    for figure in (gini, carried_by_most):
        assert (figure(other) is None) == (figure(xs) is None)
        if figure(xs) is not None:
            assert figure(other) == pytest.approx(figure(xs), abs=1e-9)


@given(amounts)
def test_the_most_carry_no_less_than_their_share_and_all_of_them_everything(xs):
    if not sum(xs):
        return
    shares = [n / 20 for n in range(1, 21)]
    carried = [carried_by_most(xs, share) for share in shares]
    assert all(part >= share - 1e-9 for part, share in zip(carried, shares, strict=True))
    assert carried == sorted(carried)
    assert carried[-1] == close(1)


@given(amounts)
def test_giving_from_who_gave_more_to_who_gave_less_never_widens_the_spread(xs):
    if len(xs) < 2 or not sum(xs):
        return
    ordered = sorted(xs)
    step = (ordered[-1] - ordered[0]) / 2
    evened = [ordered[0] + step, *ordered[1:-1], ordered[-1] - step]
    assert gini(evened) <= gini(xs) + 1e-9
    assert carried_by_most(evened) <= carried_by_most(xs) + 1e-9


@given(pairs)
def test_what_comes_back_is_a_part_and_no_more_than_was_received(rows):
    found = circulation(rows)
    total = sum(gave for gave, _received in rows)
    if not total:
        assert found is None
        return
    assert 0 <= found <= 1
    assert found * total <= sum(received for _gave, received in rows) + 1e-9
    assert circulation([(gave, gave) for gave, _received in rows]) == close(1)
