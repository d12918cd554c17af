import pytest

from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.actions import start_resting
from holdspace.invitations.queries import Room, room_of
from holdspace.invitations.states import Holds
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


def test_whoever_said_nothing_has_room_as_usual(django_assert_num_queries):
    mo = a_member(a_community())
    person = mo.person
    with django_assert_num_queries(1):
        assert room_of(membership=mo, seen_by=person, at=AT) == Room(None, Holds.HIGH, said_today=False)


def test_it_is_nobody_elses_business():
    community = a_community()
    mo, nia = a_member(community), a_member(community)
    start_resting(membership=mo, by=mo.person, at=AT)
    with pytest.raises(NothingHere):
        room_of(membership=mo, seen_by=nia.person, at=AT)
