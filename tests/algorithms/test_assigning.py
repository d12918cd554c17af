"""Whom to ask: laws that hold for whatever comes in, and what each part of the choice does."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from holdspace.algorithms.assigning import MOST_AT_ONCE, Reader, Unread, assign, load_of, pairs_of

KEYS = st.integers(1, 8)
READERS = st.lists(
    st.builds(
        Reader,
        key=KEYS,
        under_way=st.integers(0, 4),
        lately=st.floats(0, 9),
        days_since=st.none() | st.floats(0, 60),
        resting=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda reader: reader.key,
)
UNREAD = st.lists(
    st.builds(
        Unread,
        key=st.integers(1, 30),
        wants=st.integers(0, 3),
        waited_days=st.floats(0, 30),
        never=st.frozensets(KEYS),
        has=st.frozensets(KEYS),
    ),
    max_size=12,
    unique_by=lambda one: one.key,
)


@given(UNREAD, READERS)
def test_nobody_is_asked_who_must_not_be(unread, readers):
    things, people = {one.key: one for one in unread}, {reader.key: reader for reader in readers}
    found = assign(unread, readers)
    assert len(set(found)) == len(found)
    for what, whom in found:
        assert whom not in things[what].never | things[what].has
        assert not people[whom].resting
    asked, given_out = Counter(whom for _, whom in found), Counter(what for what, _ in found)
    assert all(people[whom].under_way + n <= MOST_AT_ONCE for whom, n in asked.items())
    assert all(n <= things[what].wants for what, n in given_out.items())


@given(UNREAD, READERS, st.randoms())
def test_the_order_in_which_things_come_says_nothing(unread, readers, chance):
    before = assign(unread, readers)
    chance.shuffle(unread)
    chance.shuffle(readers)
    assert assign(unread, readers) == before


@given(UNREAD, READERS)
def test_a_place_stays_open_only_where_nobody_could_be_asked(unread, readers):
    found = assign(unread, readers)
    asked, given_out = Counter(whom for _, whom in found), Counter(what for what, _ in found)
    taken = set(found)
    for one in unread:
        if given_out[one.key] < one.wants:
            for reader in readers:
                could = reader.key not in one.never | one.has and not reader.resting
                has_room = reader.under_way + asked[reader.key] < MOST_AT_ONCE
                assert not (could and has_room and (one.key, reader.key) not in taken)


@given(st.integers(1, 6), st.integers(1, 12))
def test_equal_people_get_equal_numbers(people, things):
    found = assign([Unread(n, 1) for n in range(things)], [Reader(n) for n in range(people)], most_at_once=99)
    counts = Counter(whom for _, whom in found)
    numbers = [counts[n] for n in range(people)]
    assert sum(numbers) == things
    assert max(numbers) - min(numbers) <= 1


def only(readers, **about):
    return [whom for _, whom in assign([Unread(1, 1, **about)], readers)]


def test_what_each_part_of_the_choice_does():
    assert only([Reader(1, under_way=1), Reader(2)]) == [2]
    assert only([Reader(1, lately=2.0), Reader(2, lately=1.0)]) == [2]
    assert only([Reader(1, days_since=0.5), Reader(2, days_since=2.0)]) == [2]
    assert only([Reader(1, days_since=30), Reader(2)]) == [1]  # both have had their breath: the lower number
    assert only([Reader(1), Reader(2, resting=True)], never=frozenset({1})) == []
    assert only([Reader(1, under_way=MOST_AT_ONCE)]) == []


def test_pairs_are_mixed_where_all_else_is_alike():
    together = {(1, 2): 3, (1, 3): 1, (1, 4): 2}
    found = assign([Unread(9, 1, has=frozenset({1}))], [Reader(n) for n in (2, 3, 4)], together=together)
    assert found == [(9, 3)]


def test_what_few_can_read_goes_first():
    """With one place left each, the thing that only 1 can read gets 1, though the other waits longer."""
    readers = [Reader(1, under_way=2), Reader(2, under_way=2, lately=9.0)]
    unread = [Unread(1, 1, waited_days=9), Unread(2, 1, waited_days=1, never=frozenset({2}))]
    assert assign(unread, readers) == [(1, 2), (2, 1)]


def test_load_fades_by_half_in_two_weeks():
    assert load_of([]) == 0
    assert load_of([0, 14, 28]) == 1.75
    assert load_of([-1]) == 1  # a clock that was put back makes nothing heavier


def test_pairs_are_counted_once_a_thing():
    assert pairs_of([[2, 1], [1, 2, 2], [3]]) == {(1, 2): 2}
