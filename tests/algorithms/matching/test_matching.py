"""Small communities that can be read, and what is refused."""

import pytest

from holdspace.algorithms.matching import Edge, Match, Need, Reader, Reason, match


def everybody(need, people, p=0.5):
    return [Edge(need, one.key, p) for one in people]


def asked(matches):
    return [one.person for one in matches]


def test_nothing_is_asked_of_nobody():
    assert match([], [], []) == []


def test_people_are_asked_until_their_chances_add_up_to_what_is_wanted():
    people = [Reader(key, 1) for key in range(10)]
    assert len(match([Need(1, 2)], people, everybody(1, people, 0.4))) == 5
    assert len(match([Need(1, 0.3)], people, everybody(1, people, 0.4))) == 1
    assert match([Need(1, 0)], people, everybody(1, people, 0.4)) == []


def test_whoever_carried_less_lately_is_asked():
    people = [Reader(1, 2, load=4), Reader(2, 2), Reader(3, 2, load=2), Reader(4, 2)]
    assert asked(match([Need(7, 1)], people, everybody(7, people))) == [2, 4]


def test_whoever_has_much_room_carries_more():
    people = [Reader(1, 1, load=1), Reader(2, 9, load=1)]
    assert asked(match([Need(7, 0.5)], people, everybody(7, people))) == [2]


def test_where_all_is_equal_it_is_not_always_the_first():
    people = [Reader(key, 5) for key in range(40)]
    firsts = {asked(match([Need(key, 0.5)], people, everybody(key, people)))[0] for key in range(40)}
    assert len(firsts) > 15


def test_a_need_gives_up_somebody_whom_another_has_alone():
    people = [Reader(1, 1), Reader(2, 1)]
    edges = [Edge(7, 1, 0.9), Edge(7, 2, 0.8), Edge(8, 1, 0.9)]
    assert match([Need(7, 0.8), Need(8, 0.8)], people, edges) == [
        Match(7, 2, 0.8, Reason.FEW),
        Match(8, 1, 0.9, Reason.FEW),
    ]


def test_who_waits_longer_comes_first_where_not_all_can_be_met():
    people = [Reader(1, 1)]
    edges = [Edge(7, 1, 0.6), Edge(8, 1, 0.5)]
    assert asked(match([Need(7, 1), Need(8, 1)], people, edges)) == [1]
    assert [one.need for one in match([Need(7, 1), Need(8, 1)], people, edges)] == [7]
    assert [one.need for one in match([Need(7, 1), Need(8, 1, weight=2)], people, edges)] == [8]


def test_each_match_says_why():
    people = [Reader(1, 3, load=2), Reader(2, 3), Reader(3, 3, load=1), Reader(4, 3, load=1), Reader(5, 3, load=1)]
    edges = [Edge(7, 1, 0.9), Edge(7, 2, 0.3), Edge(7, 3, 0.3), Edge(7, 4, 0.3), Edge(7, 5, 0.3)]
    told = {one.person: one.reason for one in match([Need(7, 2.0)], people, edges)}
    assert (told[1], told[2], told[3]) == (Reason.FITS, Reason.RESTED, Reason.ROOM)


def test_of_the_same_pair_twice_the_likelier_counts():
    assert match([Need(7, 1)], [Reader(1, 5)], [Edge(7, 1, 0.2), Edge(7, 1, 0.6), Edge(7, 1, 0.4)]) == [
        Match(7, 1, 0.6, Reason.FEW)
    ]


@pytest.mark.parametrize(
    ("needs", "people", "edges", "because"),
    [
        ([Need(1, 1), Need(1, 2)], [], [], "a key stands for one need or one person"),
        ([], [Reader(1, 1), Reader(1, 2)], [], "a key stands for one need or one person"),
        ([Need(1, -1)], [], [], "wanted is at least 0"),
        ([Need(1, float("nan"))], [], [], "wanted is at least 0"),
        ([Need(1, 1, weight=0)], [], [], "a weight is above 0"),
        ([], [Reader(1, -1)], [], "capacity is a whole number, at least 0"),
        ([], [Reader(1, 1.5)], [], "capacity is a whole number, at least 0"),
        ([], [Reader(1, 1, load=-0.1)], [], "load is at least 0"),
        ([Need(1, 1)], [Reader(1, 1)], [Edge(1, 1, 1.1)], "a probability lies between 0 and 1"),
        ([Need(1, 1)], [Reader(1, 1)], [Edge(1, 1, float("nan"))], "a probability lies between 0 and 1"),
        ([Need(1, 1)], [], [Edge(1, 1, 0.5)], "an edge leads from a need that was given to a person who was given"),
        ([], [Reader(1, 1)], [Edge(1, 1, 0.5)], "an edge leads from a need that was given to a person who was given"),
    ],
)
def test_what_makes_no_sense_is_refused(needs, people, edges, because):
    with pytest.raises(ValueError) as told:
        match(needs, people, edges)
    assert str(told.value) == because
