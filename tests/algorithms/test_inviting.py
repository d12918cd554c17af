import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.algorithms.inviting import (
    MOST_AT_ONCE,
    after_open_hours,
    awake_part,
    fallback_hours,
    host_yes_chance,
    hours_between,
    invitation_hours,
    is_awake,
    need_weight,
    room_left,
    stated_hours,
    still_wanted,
    wanted_people,
    yes_chance,
)

hours = st.floats(0, 500)
clock = st.integers(0, 23)


@pytest.mark.parametrize(("members", "stated"), [(1, 48), (99, 48), (100, 24), (100_000, 24)])
def test_the_stated_time_by_size(members, stated):
    assert stated_hours(members) == stated


def test_the_steps_within_the_stated_time():
    assert [(invitation_hours(stated), fallback_hours(stated)) for stated in (24, 48)] == [(3, 16), (6, 32)]


@pytest.mark.parametrize(("readers", "wanted"), [(0, 0), (1, 1), (2, 2), (500, 2)])
def test_two_people_or_as_many_as_may_see_it(readers, wanted):
    assert wanted_people(readers) == wanted


def test_a_yes_is_likelier_with_a_circle_and_what_one_gladly_does():
    assert yes_chance("low") == 0.40
    assert yes_chance("high") == 0.32
    assert yes_chance("medium", same_circle=True) == pytest.approx(0.45)
    assert yes_chance("low", same_circle=True, gladly=True, awake=0.5) == pytest.approx(0.3125)
    assert yes_chance("low", awake=-1) == 0
    assert host_yes_chance(awake=0.5) == 0.3


@pytest.mark.parametrize(
    ("per_week", "asked", "waiting", "silent", "room"),
    [
        (3, 0, 0, 0, 1),
        (3, 2, 0, 0, 1),
        (3, 3, 0, 0, 0),
        (3, 2, 0, 2, 1),
        (3, 2, 0, 3, 0),
        (3, 1, 0, 5, 1),
        (3, 1, 0, 6, 0),
        (3, 0, 0, 99, 1),
        (3, 0, 1, 0, 0),
        (0, 0, 0, 0, 0),
    ],
)
def test_how_many_more_fit(per_week, asked, waiting, silent, room):
    assert room_left(per_week, asked_this_week=asked, waiting=waiting, silent_lately=silent) == room


def test_whoever_rests_is_not_asked():
    assert room_left(5, asked_this_week=0, waiting=0, silent_lately=0, resting=True) == 0


@given(st.integers(0, 14), st.integers(0, 20), st.integers(0, 3), st.integers(0, 9))
def test_never_above_their_own_week(per_week, asked, waiting, silent):
    room = room_left(per_week, asked_this_week=asked, waiting=waiting, silent_lately=silent)
    assert 0 <= room <= MOST_AT_ONCE
    assert room == 0 or asked + room <= per_week


@pytest.mark.parametrize(
    ("answered", "in_words", "out", "wanted"),
    [(0, 0, 0.0, 2.0), (0, 0, 0.8, 1.2), (1, 1, 0.4, 0.6), (2, 1, 0.0, 0.0), (2, 0, 0.0, 1.0), (0, 0, 3.0, 0.0)],
)
def test_how_many_are_still_wanted(answered, in_words, out, wanted):
    assert still_wanted(2, answered=answered, in_words=in_words, chances_out=out) == pytest.approx(wanted)


def test_nobody_is_wanted_where_nobody_may_see_it():
    assert still_wanted(0, answered=0, in_words=0, chances_out=0.0) == 0


def test_who_waits_weighs_more():
    assert [need_weight(waited, 24) for waited in (-1, 0, 12, 24, 24.1, 60)] == [1, 1, 1.5, 2, 1, 1]


def test_nobody_is_asked_in_the_evening_or_at_night():
    assert [hour for hour in range(24) if is_awake(hour)] == list(range(8, 18))
    assert awake_part(20, 4) == 0.5
    assert awake_part(23, 4) == 0
    assert awake_part(6, 4) == 0.5


def test_the_clock_runs_in_open_hours():
    assert hours_between(3, 27, 8, 22) == 14
    assert hours_between(20, 34, 8, 22) == 4
    assert after_open_hours(3, 24, 8, 22) == 42
    assert after_open_hours(21, 1, 8, 22) == 22
    assert after_open_hours(21, 2, 8, 22) == 33
    assert after_open_hours(5, 24, 0, 0) == 29


def test_open_hours_may_run_over_midnight():
    assert hours_between(12, 36, 20, 2) == 6
    assert after_open_hours(25, 2, 20, 2) == 45


@given(hours, st.floats(0.1, 200), clock, clock)
def test_open_hours_that_were_added_are_counted_again(begin, some, opens, closes):
    assert hours_between(begin, after_open_hours(begin, some, opens, closes), opens, closes) == pytest.approx(some)
