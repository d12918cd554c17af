"""Times as people say them."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import timezone

from holdspace.web.times import in_words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (datetime(2026, 11, 19, 23, 30, tzinfo=UTC), "20 November 2026, 00:30"),
        (date(2026, 11, 19), "19 November 2026"),
        (time(9, 5), "09:05"),
        ("2026-11-19", "2026-11-19"),
        (7, 7),
        (None, None),
    ],
)
def test_whatever_is_a_time_is_said_as_one(value, said):
    with timezone.override("Europe/Berlin"):
        assert in_words(value) == said
