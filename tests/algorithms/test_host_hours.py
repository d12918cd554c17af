from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.algorithms.host_hours import LONGEST, Stretch, after_hours, is_within

MONDAY = datetime(2026, 11, 16, 0, 0, tzinfo=UTC)
BERLIN, DENVER = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Denver")
ZONES = [ZoneInfo(name) for name in ("UTC", "Europe/Berlin", "America/Denver", "Asia/Kathmandu", "Pacific/Apia")]
HOUR = timedelta(hours=1)


def every_day(begins, ends, zone=UTC):
    return [Stretch(zone, day, time(begins), time(ends)) for day in range(7)]


starts = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
stretches = st.lists(
    st.builds(
        lambda zone, day, hours: Stretch(zone, day, time(hours[0]), time(hours[1])),
        st.sampled_from(ZONES),
        st.integers(0, 6),
        st.tuples(st.integers(0, 22), st.integers(1, 23)).filter(lambda two: two[0] < two[1]),
    ),
    max_size=8,
)
some_hours = st.floats(0.1, 60)


def test_where_nobody_stated_hours_every_hour_counts():
    assert after_hours(MONDAY, 48, []) == MONDAY + 48 * HOUR


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        (MONDAY, 4, MONDAY + 12 * HOUR),  # from eight on
        (MONDAY + 10 * HOUR, 4, MONDAY + 14 * HOUR),
        (MONDAY + 18 * HOUR, 4, MONDAY + 34 * HOUR),  # two today, two tomorrow from eight on
        (MONDAY + 20 * HOUR, 1, MONDAY + 33 * HOUR),  # closed at the moment it begins
    ],
)
def test_the_clock_stands_at_night(start, hours, expected):
    assert after_hours(start, hours, every_day(8, 20)) == expected


def test_two_hosts_at_once_do_not_make_it_run_faster():
    both = every_day(8, 12) + every_day(10, 14)
    assert after_hours(MONDAY, 6, both) == MONDAY + 14 * HOUR
    assert after_hours(MONDAY, 6, both) == after_hours(MONDAY, 6, every_day(8, 14))


def test_hours_are_those_of_the_hosts_own_zone():
    assert after_hours(MONDAY, 1, every_day(8, 12, DENVER)) == MONDAY + 16 * HOUR  # eight in Denver is fifteen in UTC


def test_an_hour_that_the_clocks_leap_over_is_no_hour():
    leap = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)  # in Berlin two o'clock is three at once
    night = [Stretch(BERLIN, 6, time(1), time(5))]
    assert after_hours(leap, 3, night) == datetime(2026, 3, 29, 3, 0, tzinfo=UTC)
    twice = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)  # in Berlin two o'clock comes twice
    assert after_hours(twice, 5, night) == datetime(2026, 10, 25, 4, 0, tzinfo=UTC)


def test_a_stretch_that_vanishes_counts_nothing():
    leap = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)
    gone = Stretch(BERLIN, 6, time(2), time(3))
    assert gone.on(leap) is None
    assert after_hours(leap, 1, [gone]) == leap + LONGEST  # the next Sunday is as far away as it may be


def test_few_hours_never_mean_weeks():
    assert after_hours(MONDAY, 48, [Stretch(UTC, 2, time(9), time(10))]) == MONDAY + LONGEST
    assert after_hours(MONDAY, 500, []) == MONDAY + LONGEST


def test_midnight_can_be_an_end():
    late = [Stretch(BERLIN, 0, time(22), time.max)]
    assert after_hours(MONDAY, 2, late) == MONDAY + 23 * HOUR
    assert is_within(MONDAY + 22.9 * HOUR, late)
    assert not is_within(MONDAY + 23 * HOUR, late)


def test_who_is_there():
    hours = every_day(8, 12)
    assert [is_within(MONDAY + h * HOUR, hours) for h in (7.9, 8, 11.9, 12)] == [False, True, True, False]
    assert not is_within(MONDAY, [])


@settings(max_examples=60)
@given(starts, some_hours, stretches)
def test_it_never_runs_backward_and_never_beyond_the_longest(start, hours, some):
    assert start < after_hours(start, hours, some) <= start + LONGEST


@settings(max_examples=60)
@given(starts, some_hours, some_hours, stretches)
def test_more_hours_never_end_sooner(start, one, other, some):
    fewer, more = sorted((one, other))
    assert after_hours(start, fewer, some) <= after_hours(start, more, some)


@settings(max_examples=60)
@given(starts, some_hours, stretches.filter(bool), stretches)
def test_more_hosts_never_end_later(start, hours, some, others):
    assert after_hours(start, hours, some + others) <= after_hours(start, hours, some)


@settings(max_examples=30, deadline=None)
@given(starts.map(lambda t: t.replace(minute=0, second=0, microsecond=0)), st.integers(1, 12), stretches.filter(bool))
def test_as_many_host_hours_have_passed_as_were_asked_for(start, hours, some):
    """Counted minute by quarter of an hour, in another way than the function does."""
    end = after_hours(start, hours, some)
    quarters = int((end - start) / (HOUR / 4))
    there = sum(is_within(start + n * HOUR / 4, some) for n in range(quarters))
    if end < start + LONGEST:
        assert abs(there / 4 - hours) <= 0.25
    else:
        assert there / 4 <= hours + 0.25
