"""Krippendorff's alpha against what is published, and its laws."""

import json
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.algorithms.agreement import LEVELS, NO_VARIATION, TOO_FEW, agreement, agreement_of_bundles

CASES = json.loads((Path(__file__).parents[1] / "data" / "krippendorff_cases.json").read_text())
ALPHAS = [case for case in CASES["cases"] if case["statistic"] == "krippendorff_alpha"]


def by_unit(case):
    return list(zip(*case["data"], strict=True))


@pytest.mark.parametrize(
    ("case", "level"), [(case, level) for case in ALPHAS for level in case["expected"]], ids=lambda x: str(x)[:40]
)
def test_what_was_published(case, level):
    assert agreement(by_unit(case), level=level).alpha == pytest.approx(case["expected"][level], abs=case["tolerance"])


@pytest.mark.parametrize("case", ALPHAS, ids=lambda case: case["id"])
@pytest.mark.parametrize("level", LEVELS)
def test_to_the_last_digit(case, level):
    found = agreement(by_unit(case), level=level)
    assert found.alpha == pytest.approx(case["computed_full_precision"][level], abs=1e-9)


@given(st.lists(st.lists(st.sampled_from([0, 1, 2]), max_size=4), max_size=12))
def test_counted_bundles_say_the_same_as_the_units(units):
    counted = Counter(tuple(sorted(unit)) for unit in units)
    whole = agreement(units, level="ordinal", chance=random.Random(3), replicates=20)
    bundles = [*counted.items(), ((0, 1), 0), ((2, 2), -1)]
    assert agreement_of_bundles(bundles, level="ordinal", chance=random.Random(3), replicates=20) == whole


def test_there_are_cases():
    assert len(ALPHAS) == 7


def test_nothing_varies():
    found = agreement([[3, 3], [3, 3], [3, 3]], level="ordinal", chance=random.Random(1))
    assert (found.alpha, found.interval, found.units, found.values, found.same) == (None, None, 3, 6, 1.0)
    assert found.because == NO_VARIATION


@pytest.mark.parametrize("units", [[], [[1], [2], [3]], [[1, None], [None, 2], [3, None]]])
def test_nothing_was_read_twice(units):
    found = agreement(units, level="nominal", chance=random.Random(1))
    assert (found.alpha, found.interval, found.units, found.values, found.same) == (None, None, 0, 0, None)
    assert found.because == TOO_FEW


@pytest.mark.parametrize(
    ("level", "value", "told"),
    [
        ("interval", "high", "'high' is no finite number, and the interval level needs one"),
        ("ordinal", float("nan"), "nan is no finite number, and the ordinal level needs one"),
        ("ratio", -1, "-1 is below zero, which the ratio level cannot be"),
        ("even", 1, "the level is one of nominal, ordinal, interval, ratio"),
    ],
)
def test_what_cannot_be_weighed(level, value, told):
    with pytest.raises(ValueError) as raised:
        agreement([[value, 1]], level=level)
    assert str(raised.value) == told


def test_how_many_pairs_agree():
    # Of the first unit all three pairs, of the second one in three: (3 · 1 + 3 · ⅓) / 6.
    assert agreement([[1, 1, 1], [1, 1, 2]], level="nominal").same == pytest.approx(4 / 6)


units_of = st.lists(st.lists(st.none() | st.integers(0, 4), min_size=2, max_size=5), min_size=2, max_size=12)


@given(units_of, st.sampled_from(LEVELS), st.randoms(use_true_random=False))
def test_the_order_of_readers_and_units_says_nothing(units, level, chance):
    mixed = [chance.sample(unit, len(unit)) for unit in units]
    chance.shuffle(mixed)
    one, other = agreement(units, level=level).alpha, agreement(mixed, level=level).alpha
    assert other == (None if one is None else pytest.approx(one, abs=1e-9))


@given(units_of, st.permutations(range(5)))
def test_names_are_only_names_on_the_nominal_level(units, names):
    renamed = [[None if value is None else f"name {names[value]}" for value in unit] for unit in units]
    one, other = agreement(units, level="nominal").alpha, agreement(renamed, level="nominal").alpha
    assert other == (None if one is None else pytest.approx(one, abs=1e-9))


@given(units_of)
def test_the_ordinal_level_knows_the_order_alone(units):
    grown = [[None if value is None else value**3 + 10 for value in unit] for unit in units]
    one, other = agreement(units, level="ordinal").alpha, agreement(grown, level="ordinal").alpha
    assert other == (None if one is None else pytest.approx(one, abs=1e-9))


@given(units_of, st.integers(1, 50), st.integers(-100, 100))
def test_the_interval_level_knows_no_zero_and_no_unit(units, times, more):
    moved = [[None if value is None else value * times + more for value in unit] for unit in units]
    one, other = agreement(units, level="interval").alpha, agreement(moved, level="interval").alpha
    assert other == (None if one is None else pytest.approx(one, abs=1e-6))


@given(units_of, st.sampled_from(LEVELS))
def test_it_is_undefined_exactly_where_nothing_varies(units, level):
    paired = [[value for value in unit if value is not None] for unit in units]
    values = {value for unit in paired if len(unit) > 1 for value in unit}
    found = agreement(units, level=level)
    assert (found.alpha is None) == (len(values) < 2)
    assert found.alpha is None or found.alpha <= 1


@given(units_of, st.sampled_from(LEVELS))
def test_whoever_agrees_wholly_has_one(units, level):
    agreed = [[value, value] for value in {value for unit in units for value in unit if value is not None}]
    found = agreement(agreed, level=level).alpha
    assert found == (1.0 if len(agreed) > 1 else None)


class TestTheInterval:
    UNITS = by_unit(next(case for case in ALPHAS if case["id"] == "hayes-krippendorff-2007-5x40"))

    def test_the_same_seed_gives_the_same(self):
        one = agreement(self.UNITS, level="ordinal", chance=random.Random(4))
        assert one == agreement(self.UNITS, level="ordinal", chance=random.Random(4))
        assert one.interval[0] < one.alpha < one.interval[1]

    def test_more_units_tell_more(self):
        def width(units):
            low, high = agreement(units, level="ordinal", chance=random.Random(4)).interval
            return high - low

        assert width(self.UNITS * 9) == pytest.approx(width(self.UNITS) / 3, rel=0.15)

    def test_it_covers_what_it_says(self):
        """Of 200 samples of 60 from a large population, about 95% hold the population's own alpha."""
        chance = random.Random(11)
        population = []
        for _ in range(5_000):
            true = chance.choice((1, 2, 3))
            population.append([true if chance.random() < 0.7 else chance.choice((1, 2, 3)) for _ in range(2)])
        alpha = agreement(population, level="ordinal").alpha
        held = 0
        for _ in range(200):
            sample = chance.choices(population, k=60)
            low, high = agreement(sample, level="ordinal", chance=chance, replicates=200).interval
            held += low <= alpha <= high
        assert 180 <= held <= 198

    def test_draws_in_which_nothing_varies_are_left_out(self):
        # (3/4)⁴, nearly a third of the draws, hold the common unit alone.
        low, high = agreement([[1, 1]] * 3 + [[1, 2]], level="nominal", chance=random.Random(1)).interval
        assert -1 < low < high <= 0

    def test_no_interval_where_most_draws_are_undefined(self):
        # Of six thousand readings one alone is another, and half of the draws are of the common kind.
        assert agreement([[1, 1]] * 3 + [[2, 2]], level="nominal", chance=Never()).interval is None


class Never(random.Random):
    """Chance that never gives the last of the kinds."""

    def random(self):
        return 0.0
