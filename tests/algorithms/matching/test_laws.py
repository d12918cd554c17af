"""What holds for every instance."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.algorithms.matching import Need, Reader, match
from tests.algorithms.matching.instances import instances, met

PLENTY = 10_000_000  # steps: everything is looked through


def every_choice(needs, people, edges):
    """The best there is, by trying every set of edges that keeps the capacities."""
    room = {one.key: one.capacity for one in people}
    best = 0.0

    def go(place, left, chosen):
        nonlocal best
        if place == len(edges):
            best = max(best, met(needs, chosen))
            return
        edge = edges[place]
        if left[edge.person]:
            left[edge.person] -= 1
            go(place + 1, left, [*chosen, edge])
            left[edge.person] += 1
        go(place + 1, left, chosen)

    go(0, room, [])
    return best


@given(instances())
def test_nobody_is_asked_above_their_own_capacity(instance):
    needs, people, edges = instance
    asked = Counter(one.person for one in match(needs, people, edges))
    assert {one.key for one in people if asked[one.key] > one.capacity} == set()


@given(instances())
def test_only_pairs_that_were_given_come_out_and_each_once(instance):
    needs, people, edges = instance
    told = [(one.need, one.person, one.p) for one in match(needs, people, edges)]
    assert set(told) <= {tuple(edge) for edge in edges if edge.p}
    assert told == sorted(set(told))


@given(instances(), st.randoms(use_true_random=False))
def test_the_order_of_what_is_handed_in_does_not_matter(instance, shuffler):
    needs, people, edges = instance
    mixed = [list(part) for part in instance]
    for part in mixed:
        shuffler.shuffle(part)
    assert match(*mixed) == match(needs, people, edges)


@given(instances())
def test_nobody_is_asked_who_is_not_needed(instance):
    needs, people, edges = instance
    told = match(needs, people, edges)
    for need in needs:
        chances = [one.p for one in told if one.need == need.key]
        assert all(sum(chances) - p < need.wanted for p in chances)


@given(instances(most_needs=8, most_people=4, most_edges=11, most_capacity=3))
def test_few_needs_are_met_as_well_as_they_can_be(instance):
    needs, people, edges = instance
    assert met(needs, match(needs, people, edges, steps=PLENTY)) == pytest.approx(every_choice(*instance), abs=1e-6)


@given(instances(most_needs=8, most_people=5, most_edges=14, most_capacity=2), st.integers(0, 4), st.integers(1, 3))
def test_more_capacity_never_lowers_what_is_met(instance, who, more):
    needs, people, edges = instance
    with_more = [
        replace(one, capacity=one.capacity + more) if place == who else one for place, one in enumerate(people)
    ]
    before = met(needs, match(needs, people, edges, steps=PLENTY))
    assert met(needs, match(needs, with_more, edges, steps=PLENTY)) >= before - 1e-6


@given(instances())
def test_somebody_who_may_not_be_asked_changes_nothing(instance):
    needs, people, edges = instance
    assert match(needs, [*people, Reader(99, 5)], edges) == match(needs, people, edges)


@given(instances())
def test_a_need_that_wants_nobody_changes_nothing(instance):
    needs, people, edges = instance
    assert match([*needs, Need(99, 0)], people, edges) == match(needs, people, edges)
