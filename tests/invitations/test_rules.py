import zoneinfo
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.grammar.verdicts import YES
from holdspace.invitations.rules import may_say_for, next_midnight
from holdspace.invitations.states import Holds
from tests.people_and_places import AT, a_community, a_member

ZONES = ["UTC", "America/Denver", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns"]


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [
        ("UTC", datetime(2026, 11, 20, 0, 0, tzinfo=UTC)),
        ("America/Denver", datetime(2026, 11, 20, 7, 0, tzinfo=UTC)),
        ("Asia/Kathmandu", datetime(2026, 11, 19, 18, 15, tzinfo=UTC)),
        ("Mars/Olympus", datetime(2026, 11, 20, 0, 0, tzinfo=UTC)),
        ("", datetime(2026, 11, 20, 0, 0, tzinfo=UTC)),
    ],
)
def test_a_day_ends_at_midnight_where_the_person_is(zone, midnight):
    assert next_midnight(AT, zone) == midnight


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)), st.sampled_from(ZONES))
def test_midnight_is_ahead_and_never_much_more_than_a_day(at, zone):
    midnight = next_midnight(at, zone)
    assert timedelta(0) < midnight - at <= timedelta(hours=25)
    assert midnight.astimezone(zoneinfo.ZoneInfo(zone)).date() > at.astimezone(zoneinfo.ZoneInfo(zone)).date()


def test_what_each_word_covers():
    assert {holds: set(holds.levels) for holds in Holds} == {
        Holds.LOW: {"low"},
        Holds.MEDIUM: {"low", "medium"},
        Holds.HIGH: {"low", "medium", "high"},
    }


@pytest.mark.django_db
def test_everybody_says_for_themself():
    community = a_community()
    mine, other = a_member(community), a_member(community)
    assert may_say_for(mine, mine.person) == YES
    refused = may_say_for(mine, other.person)
    assert (refused.allowed, str(refused.because)) == (False, "Everybody says for themself what they have room for.")
