from datetime import time

import pytest

from holdspace.invitations.words import in_words

DAY = (time(8), time(12))


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ([], ""),
        ([(0, *DAY)], "Monday 08:00–12:00"),
        ([(0, *DAY), (1, *DAY)], "Monday and Tuesday 08:00–12:00"),
        ([(day, *DAY) for day in range(5)], "Monday to Friday 08:00–12:00"),
        ([(day, *DAY) for day in range(7)], "every day 08:00–12:00"),
        (
            [(0, *DAY), (2, *DAY), (3, time(9), time(10))],
            "Monday 08:00–12:00, Wednesday 08:00–12:00, Thursday 09:00–10:00",
        ),
    ],
)
def test_hours_in_words(hours, words):
    assert in_words(hours) == words
