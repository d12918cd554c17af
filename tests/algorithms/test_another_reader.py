"""One more reader: where two see it very differently, or it is close; never for anything else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdspace.algorithms.another_reader import look_at_readings

MARKS = [("values", 1), ("values", 2), ("one", 1), ("one", 2)]


def reading(*levels):
    return {mark: float(level) for mark, level in zip(MARKS, levels, strict=True) if level is not None}


def test_two_who_agree_that_it_is_clear_need_nobody():
    found = look_at_readings([reading(2, 2, 2, 1), reading(2, 2, 1, 2)])
    assert (found.score, found.error, found.apart, found.opposed) == (1.75, 0.25, 0.0, 0.0)
    assert not found.wants_another


def test_means_that_lie_far_apart_are_wide():
    found = look_at_readings([reading(2, 2, 2, 2), reading(2, 1, 1, 1)])
    assert (found.apart, found.opposed, found.wide) == (0.75, 0.0, True)


def test_opposite_ends_are_wide_even_where_the_means_are_alike():
    found = look_at_readings([reading(2, 0, 2, 2), reading(0, 2, 2, 2)])
    assert (found.apart, found.opposed, found.wide) == (0.0, 0.5, True)


def test_the_middle_of_the_scale_within_one_standard_error_is_borderline():
    close = look_at_readings([reading(1, 1, 1, 2), reading(1, 1, 1, 2)])
    assert (close.score, close.error, close.borderline, close.wide) == (1.25, 0.25, True, False)
    clear = look_at_readings([reading(1, 2, 1, 2), reading(1, 2, 1, 2)])
    assert (clear.score, clear.error, clear.borderline) == (1.5, 0.0, False)


def test_one_step_has_no_standard_error_and_too_few_marks_are_not_compared():
    one_step = [{("values", 1): 1.0, ("values", 2): 1.0}, {("values", 1): 1.0}]
    found = look_at_readings(one_step)
    assert (found.score, found.error, found.apart, found.opposed, found.wants_another) == (1.0, None, None, None, False)
    nothing = look_at_readings([{}, {}])
    assert (nothing.score, nothing.wants_another) == (None, False)


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="one reading"):
        look_at_readings([reading(1, 1, 1, 1)])
    with pytest.raises(ValueError, match="no level"):
        look_at_readings([reading(1, 1, 1, 1), {("one", 1): 3.0}])
    with pytest.raises(ValueError, match="no level"):
        look_at_readings([reading(1, 1, 1, 1), {("one", 1): float("nan")}])


levels = st.tuples(*[st.sampled_from([None, 0, 1, 2])] * 4)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(levels, min_size=2, max_size=4))
def test_the_order_of_readers_and_turning_the_scale_around_change_nothing(given_levels):
    readings = [reading(*some) for some in given_levels]
    found, turned_about = look_at_readings(readings), look_at_readings(readings[::-1])
    assert (found.wide, found.borderline) == (turned_about.wide, turned_about.borderline)
    mirrored = look_at_readings([{mark: 2.0 - level for mark, level in one.items()} for one in readings])
    assert mirrored.wide == found.wide
    if found.score is not None:
        assert mirrored.score == pytest.approx(2.0 - found.score)
