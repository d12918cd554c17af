from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from holdspace.work.backoff import LONGEST_WAIT, wait_before


@given(st.integers(1, 200), st.integers(1, 3600), st.text(max_size=40))
def test_waits_are_the_same_each_time_and_in_bounds(attempt, first, key):
    wait = wait_before(attempt, first_seconds=first, key=key)
    assert wait == wait_before(attempt, first_seconds=first, key=key)
    doubled = min(first * 2 ** min(attempt - 1, 30), LONGEST_WAIT.total_seconds())
    assert doubled * 0.75 - 0.001 <= wait.total_seconds() <= min(doubled * 1.25 + 0.001, LONGEST_WAIT.total_seconds())


def test_things_that_went_wrong_together_come_back_apart():
    waits = [wait_before(3, first_seconds=30, key=str(n)) for n in range(20)]
    assert len(set(waits)) == 20
    assert wait_before(1, first_seconds=30, key="a") == timedelta(seconds=25.03)
