"""Today's one query tells what the reviewer's own list would tell first."""

import pytest

from holdspace.communities.states import Role
from holdspace.vetting.actions import take_reading
from holdspace.vetting.queries import next_reading, to_read
from holdspace.vetting.queries.next_reading import NextReading
from tests.people_and_places import AT, a_member
from tests.ways_in import DAY, a_reading, a_sent_one, an_open_community, its_people

pytestmark = pytest.mark.django_db


def both(membership):
    whose = {"membership": membership, "seen_by": membership.person, "at": AT}
    listed, found = to_read(**whose), next_reading(**whose)
    assert (found.begun if found else None) == (listed[0].begun if listed else None)
    return found


def test_the_same_as_the_first_line_of_the_list():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    third = a_member(community, "Third", Role.REVIEWER)
    assert [both(one) for one in (rea, stella)] == [None, None]
    first = a_sent_one(community)
    assert both(rea) == NextReading(begun=False)
    take_reading(application=first, membership=rea, by=rea.person, at=AT)
    assert [both(one) for one in (rea, rolf, stella)] == [NextReading(begun=True), NextReading(begun=False), None]
    a_reading(first, rolf)
    assert [both(one) for one in (rolf, third)] == [None, None]
    a_sent_one(community, at=AT + DAY)
    assert [both(one).begun for one in (rea, rolf, third)] == [True, False, False]


def test_one_query_however_much_waits(assert_same_queries):
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    a_sent_one(community)
    person = rea.person

    def more():
        for day in (1, 2):
            a_sent_one(community, at=AT + day * DAY)

    assert_same_queries(1, lambda: next_reading(membership=rea, seen_by=person, at=AT + 3 * DAY), more)


def test_for_oneself_alone():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    a_sent_one(community)
    assert next_reading(membership=rea, seen_by=rolf.person, at=AT) is None
