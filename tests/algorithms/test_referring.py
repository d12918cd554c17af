"""Laws of matching a referral, whoever is there."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdspace.algorithms.referring import (
    ASKED_WEIGHT,
    BATCH,
    MOST_ASKED,
    WEIGHTS,
    Colleague,
    Wanted,
    fit,
    rank,
    room_for,
)

WORDS = st.frozensets(st.sampled_from("abcdef"), max_size=3)
LISTS = ("specialty", "population", "modality", "language", "jurisdiction", "payer")
KEYS = st.fixed_dictionaries(dict.fromkeys(LISTS, WORDS))


# Another's work on the same machine is no fault of the laws.
patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def wanteds(draw):
    where = draw(st.sampled_from([(True, True), (True, False), (False, True)]))
    return Wanted(draw(KEYS), *where, draw(WORDS))


@st.composite
def colleagues(draw, number=1):
    return Colleague(
        number,
        draw(KEYS),
        draw(st.booleans()),
        draw(WORDS),
        draw(st.floats(0, 60)),
        draw(st.integers(0, 6)),
    )


MANY = st.lists(colleagues(), max_size=12).map(lambda found: [replace(c, number=n) for n, c in enumerate(found)])


@patiently
@given(wanteds(), colleagues())
def test_who_fits_has_all_that_must_hold_and_why_is_true(wanted, colleague):
    found = fit(wanted, colleague)
    if found is None:
        return
    for name in ("specialty", "language", "jurisdiction"):
        assert not wanted.keys[name] or wanted.keys[name] & colleague.keys[name]
    assert wanted.in_person or colleague.at_a_distance
    for name, key in found.why:
        if name == "telehealth":
            assert colleague.at_a_distance
            assert wanted.at_a_distance
        elif name == "region":
            assert key in wanted.region & colleague.region
        else:
            assert key in wanted.keys[name] & colleague.keys[name]


@patiently
@given(wanteds(), colleagues(), st.sampled_from(list(WEIGHTS)[:-1]), st.sampled_from("abcdef"))
def test_knowing_one_thing_more_that_is_sought_never_counts_against_somebody(wanted, colleague, name, key):
    before = fit(wanted, colleague)
    if before is None or key not in wanted.keys[name]:
        return
    more = replace(colleague, keys=colleague.keys | {name: colleague.keys[name] | {key}})
    after = fit(wanted, more)
    assert after is not None
    assert after.weight >= before.weight - 1e-9


@patiently
@given(wanteds(), colleagues())
def test_having_been_asked_more_or_having_said_so_longer_ago_never_counts_for_somebody(wanted, colleague):
    before = fit(wanted, colleague)
    if before is None:
        return
    assert fit(wanted, replace(colleague, asked=colleague.asked + 1)).weight == before.weight - ASKED_WEIGHT
    assert fit(wanted, replace(colleague, said_days=colleague.said_days + 5)).weight <= before.weight


@patiently
@given(wanteds(), MANY, st.randoms(), st.integers(0, 50), st.integers(0, 5))
def test_the_order_in_which_people_come_in_changes_nothing(wanted, found, chance, draw, most):
    shuffled = list(found)
    chance.shuffle(shuffled)
    ranked = rank(wanted, found, most=most, draw=draw)
    assert ranked == rank(wanted, shuffled, most=most, draw=draw)
    assert len(ranked) <= most
    weights = [round(one.weight, 9) for one in ranked]
    assert weights == sorted(weights, reverse=True)


def test_among_alike_people_the_lot_decides_and_it_falls_differently_for_another_referral():
    wanted = Wanted({"specialty": frozenset("a")})
    alike = [Colleague(n, {"specialty": frozenset("a")}, True, frozenset(), 1.0) for n in range(40)]
    first = {rank(wanted, alike, most=1, draw=draw)[0].number for draw in range(40)}
    assert len(first) > 15


def test_whoever_said_nothing_of_for_whom_they_work_stays_and_comes_after_who_did():
    wanted = Wanted({"specialty": frozenset("a"), "population": frozenset("x")})
    said = Colleague(1, {"specialty": frozenset("a"), "population": frozenset("x")}, True, frozenset(), 0.0)
    silent = replace(said, number=2, keys={"specialty": frozenset("a")})
    other = replace(said, number=3, keys={"specialty": frozenset("a"), "population": frozenset("y")})
    assert [one.number for one in rank(wanted, [silent, other, said], most=9)] == [1, 2]


@patiently
@given(st.integers(0, 9), st.integers(0, 3), st.integers(0, 30))
def test_never_more_than_a_few_at_a_time_and_nobody_while_a_yes_stands(waiting, yeses, asked):
    room = room_for(waiting=waiting, yeses=yeses, asked=asked)
    assert 0 <= room <= max(0, BATCH - waiting)
    assert room == 0 or (yeses == 0 and asked + room <= MOST_ASKED)
