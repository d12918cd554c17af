import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.algorithms.answering import BANDS_HOURS, usual_band

hours = st.lists(st.integers(0, 400).map(float), max_size=12)


@pytest.mark.parametrize(
    ("answered", "waiting", "band"),
    [
        ([], [], None),
        ([1, 2], [], None),
        ([1, 2, 3], [], 24),
        ([1, 24, 300], [], 24),
        ([1, 25, 300], [], 48),
        ([1, 49, 300], [], 168),
        ([1, 169, 300], [], None),
        ([48, 48, 48], [], 48),
        ([1, 2, 3], [335.9], 24),  # not answered yet, and not for long
        ([1, 2, 3], [336], 24),  # three of four
        ([1, 2, 3], [336, 336], None),  # three of five
        ([1, 2, 3, 30], [336, 336], 48),
    ],
)
def test_by_hand(answered, waiting, band):
    assert usual_band(answered, waiting) == band


@given(hours, hours)
def test_two_of_three_were_answered_within_it_and_not_within_the_one_before(answered, waiting):
    band = usual_band(answered, waiting)
    of = len(answered) + sum(one >= 336 for one in waiting)
    within = lambda limit: sum(one <= limit for one in answered) / of  # noqa: E731
    if band is None:
        assert len(answered) < 3 or within(BANDS_HOURS[-1]) < 2 / 3
        return
    assert within(band) >= 2 / 3 - 1e-12
    smaller = [limit for limit in BANDS_HOURS if limit < band]
    assert not smaller or within(smaller[-1]) < 2 / 3


@given(hours, hours, st.integers(0, 24))
def test_a_quick_answer_never_makes_it_longer(answered, waiting, quick):
    before, after = (usual_band(found, waiting) for found in (answered, [*answered, float(quick)]))
    if before is not None:
        assert after is not None
        assert after <= before
