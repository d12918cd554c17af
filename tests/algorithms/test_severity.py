"""Readers' severity: found again on simulated panels, and never in the way where there is none."""

import random
from statistics import correlation, fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.algorithms.severity import Estimate, Score, weigh_panel

APPLICANTS, READERS, SCENARIOS, SEEDS = 30, 6, 6, 100


def panel(seed, *, severity, rest):
    """30 applicants, each read by two of six readers, who score six scenarios each; in levels."""
    chance = random.Random(seed)
    truth = [chance.gauss(0, 0.8) for _ in range(APPLICANTS)]
    lenient = [chance.gauss(0, severity) for _ in range(READERS)]
    scores = [
        Score(unit, reader, truth[unit] + lenient[reader] + chance.gauss(0, rest))
        for unit in range(APPLICANTS)
        for reader in chance.sample(range(READERS), 2)
        for _ in range(SCENARIOS)
    ]
    return truth, lenient, scores


def gained(seed, *, severity, rest):
    """By how much r² with the truth rises over the plain mean's."""
    truth, _, scores = panel(seed, severity=severity, rest=rest)
    found = weigh_panel(scores)
    weighed = correlation(truth, [found.scores[unit].value for unit in range(APPLICANTS)]) ** 2
    return weighed - correlation(truth, [found.raw[unit] for unit in range(APPLICANTS)]) ** 2


@pytest.mark.parametrize("rest", [0.6, 0.8, 1.0])
def test_it_comes_nearer_to_the_truth_where_readers_differ(rest):
    assert sum(gained(seed, severity=0.8, rest=rest) > 0 for seed in range(SEEDS)) >= 90


@pytest.mark.parametrize("rest", [0.6, 0.8, 1.0])
def test_it_harms_nothing_where_they_do_not(rest):
    assert fmean(gained(seed, severity=0, rest=rest) for seed in range(SEEDS)) >= -0.02


def test_leniency_and_spread_are_found_again():
    _, lenient, scores = panel(7, severity=0.8, rest=0.6)
    found = weigh_panel(scores)
    middle = fmean(lenient)
    for reader in range(READERS):
        told = found.leniency[reader]
        assert abs(told.value - (lenient[reader] - middle)) < 4 * told.error
    assert found.residual_variance == pytest.approx(0.36, rel=0.2)
    assert found.linked is True


def test_the_stated_error_is_the_error_made():
    """Over many panels, what is off by more than two standard errors is about one in twenty."""
    off = total = 0
    for seed in range(60):
        truth, _lenient, scores = panel(seed, severity=0.8, rest=0.8)
        found = weigh_panel(scores)
        # Only differences are known: where zero lies is the readers' own mean.
        shift = fmean(found.scores[unit].value - truth[unit] for unit in range(APPLICANTS))
        for unit in range(APPLICANTS):
            told = found.scores[unit]
            off += abs(told.value - truth[unit] - shift) > 2 * told.error
            total += 1
    assert 0.02 < off / total < 0.08


def test_by_hand_without_chance():
    # The second reader gives one level more to everybody; nothing else varies.
    scores = [Score(1, 1, 2), Score(1, 2, 3), Score(2, 1, 1), Score(2, 2, 2), Score(3, 1, 3), Score(4, 2, 2)]
    found = weigh_panel(scores)
    assert found.leniency == {1: Estimate(-0.5, None), 2: Estimate(0.5, None)}
    assert {unit: told.value for unit, told in found.scores.items()} == {1: 2.5, 2: 1.5, 3: 3.5, 4: 1.5}
    assert found.raw == {1: 2.5, 2: 1.5, 3: 3, 4: 2}


def test_readers_who_share_nothing_cannot_be_compared():
    scores = [Score(1, 1, 2), Score(1, 2, 3), Score(2, 3, 1), Score(2, 4, 2)]
    assert weigh_panel(scores).linked is False


def test_one_reader_alone_tells_nothing_of_themself():
    found = weigh_panel([Score(1, 1, 2), Score(2, 1, 3)])
    assert found.leniency == {1: Estimate(0.0, None)}
    assert found.scores == {1: Estimate(2.0, None), 2: Estimate(3.0, None)}


def test_nobody_read_anything():
    found = weigh_panel([])
    assert (found.leniency, found.scores, found.linked) == ({}, {}, True)


scores_of = st.lists(
    st.builds(Score, st.integers(0, 6), st.integers(0, 3), st.integers(0, 3).map(float)), min_size=1, max_size=40
)


@settings(max_examples=60)
@given(scores_of, st.randoms(use_true_random=False))
def test_the_order_of_scores_says_nothing(scores, chance):
    mixed = chance.sample(scores, len(scores))
    assert weigh_panel(mixed) == weigh_panel(scores)


@settings(max_examples=60)
@given(scores_of)
def test_it_always_answers_for_everybody(scores):
    found = weigh_panel(scores)
    assert set(found.leniency) == {score.reader for score in scores}
    assert set(found.scores) == set(found.raw) == {score.unit for score in scores}
    assert found.reader_variance >= 0


@settings(max_examples=60)
@given(scores_of, st.integers(-5, 5))
def test_a_scale_that_begins_elsewhere_moves_scores_and_not_readers(scores, more):
    one = weigh_panel(scores)
    other = weigh_panel([Score(score.unit, score.reader, score.value + more) for score in scores])
    for reader, told in one.leniency.items():
        assert other.leniency[reader].value == pytest.approx(told.value, abs=1e-6)
