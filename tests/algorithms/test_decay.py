from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.algorithms.decay import added, decayed

START = datetime(2026, 1, 1, tzinfo=UTC)
sums = st.floats(0, 1e6)
days = st.floats(0, 3_000)
half_lives = st.floats(0.5, 400)


def later(n: float) -> datetime:
    return START + timedelta(days=n)


@pytest.mark.parametrize(("passed", "left"), [(0, 8.0), (60, 4.0), (120, 2.0), (240, 0.5)])
def test_it_halves_every_sixty_days(passed, left):
    assert decayed(8, START, later(passed)) == left


def test_a_week_of_another_half_life():
    assert decayed(3, START, later(7), half_life_days=14) == pytest.approx(3 / 2**0.5)


def test_nothing_is_left_after_ages_and_nothing_breaks():
    assert decayed(5, START, datetime(9999, 1, 1, tzinfo=UTC), 0.5) == 0.0


def test_a_half_life_is_above_zero():
    with pytest.raises(ValueError) as told:
        decayed(1, START, START, 0)
    assert str(told.value) == "a half-life is above zero"


@given(sums, days, half_lives)
def test_it_never_grows_and_never_turns_negative(total, passed, half_life):
    assert 0 <= decayed(total, START, later(passed), half_life) <= total


@given(sums, days, half_lives)
def test_a_clock_that_runs_behind_changes_nothing(total, passed, half_life):
    assert decayed(total, later(passed), START, half_life) == total


@given(sums, days, days, half_lives)
def test_two_steps_are_one(total, first, second, half_life):
    there = decayed(decayed(total, START, later(first), half_life), START, later(second), half_life)
    assert there == pytest.approx(decayed(total, START, later(first + second), half_life), rel=1e-6, abs=1e-9)


@given(st.lists(st.tuples(days, st.floats(0, 100)), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(happened, shuffler):
    def total(events):
        weight, stands = 0.0, START
        for when, amount in events:
            weight, stands = added(weight, stands, later(when), amount)
        return weight, stands

    mixed = list(happened)
    shuffler.shuffle(mixed)
    in_order, other = total(sorted(happened)), total(mixed)
    assert in_order[1] == other[1]
    assert in_order[0] == pytest.approx(other[0], rel=1e-6, abs=1e-9)
