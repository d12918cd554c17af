from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.outbox.hours import next_digest, quiet_until, zone_of

BERLIN, NEW_YORK, KATHMANDU = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu")
ZONES = st.sampled_from([UTC, BERLIN, NEW_YORK, KATHMANDU, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Pacific/Apia")])
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
CLOCKS = st.times().map(lambda t: t.replace(second=0, microsecond=0))


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "zone", "expected"),
    [
        (utc(2026, 11, 19, 19, 59), BERLIN, None),
        (utc(2026, 11, 19, 20, 0), BERLIN, utc(2026, 11, 20, 7, 0)),
        (utc(2026, 11, 20, 6, 59), BERLIN, utc(2026, 11, 20, 7, 0)),
        (utc(2026, 11, 20, 7, 0), BERLIN, None),
        (utc(2026, 11, 20, 7, 0), NEW_YORK, utc(2026, 11, 20, 13, 0)),
        (utc(2026, 11, 20, 16, 0), KATHMANDU, utc(2026, 11, 21, 2, 15)),
        # The clocks go forward on 29 March and back on 25 October: eight is eight.
        (utc(2026, 3, 28, 22, 0), BERLIN, utc(2026, 3, 29, 6, 0)),
        (utc(2026, 10, 24, 22, 0), BERLIN, utc(2026, 10, 25, 7, 0)),
    ],
)
def test_mail_waits_from_nine_to_eight_in_the_persons_zone(at, zone, expected):
    assert quiet_until(at, zone=zone) == expected


def test_quiet_hours_in_the_middle_of_the_day():
    hours = {"zone": BERLIN, "begins": time(13), "ends": time(15)}
    assert quiet_until(utc(2026, 11, 19, 11, 59), **hours) is None
    assert quiet_until(utc(2026, 11, 19, 12, 0), **hours) == utc(2026, 11, 19, 14, 0)
    assert quiet_until(utc(2026, 11, 19, 14, 0), **hours) is None


def test_none_when_they_begin_as_they_end():
    assert quiet_until(utc(2026, 11, 19, 2, 0), zone=BERLIN, begins=time(8), ends=time(8)) is None


def test_an_hour_that_comes_twice_and_one_that_never_comes():
    hours = {"zone": BERLIN, "begins": time(21), "ends": time(2, 30)}
    # 25 October: 00:10 UTC is 02:10 for the first time, 01:10 UTC is 02:10 for the second time.
    assert quiet_until(utc(2026, 10, 25, 0, 10), **hours) == utc(2026, 10, 25, 0, 30)
    assert quiet_until(utc(2026, 10, 25, 1, 10), **hours) == utc(2026, 10, 25, 1, 30)
    # 29 March: half past two does not exist.
    assert quiet_until(utc(2026, 3, 29, 0, 30), **hours) == utc(2026, 3, 29, 1, 30)


@given(MOMENTS, ZONES, CLOCKS, CLOCKS)
def test_quiet_hours_end_later_and_within_a_day(at, zone, begins, ends):
    until = quiet_until(at, zone=zone, begins=begins, ends=ends)
    assert until is None or at < until <= at + timedelta(hours=25)


@pytest.mark.parametrize(
    ("at", "zone", "expected"),
    [
        (utc(2026, 11, 19, 6, 59), BERLIN, utc(2026, 11, 19, 7, 0)),
        (utc(2026, 11, 19, 7, 0), BERLIN, utc(2026, 11, 20, 7, 0)),
        (utc(2026, 11, 19, 7, 0), NEW_YORK, utc(2026, 11, 19, 13, 0)),
        (utc(2026, 3, 28, 12, 0), BERLIN, utc(2026, 3, 29, 6, 0)),
        (utc(2026, 10, 24, 12, 0), BERLIN, utc(2026, 10, 25, 7, 0)),
    ],
)
def test_the_mail_of_the_day_comes_at_eight_there(at, zone, expected):
    assert next_digest(at, zone=zone) == expected


@given(MOMENTS, ZONES)
def test_the_mail_of_the_day_comes_within_two_days_at_eight(at, zone):
    then = next_digest(at, zone=zone)
    assert at < then <= at + timedelta(hours=49)  # Apia has skipped a whole day before
    assert then.astimezone(zone).time() == time(8)


@pytest.mark.parametrize("name", ["", "Nowhere/Else", "../etc/passwd", "a\x00b"])
def test_a_name_that_means_nothing_is_utc(name):
    assert zone_of(name) is UTC
