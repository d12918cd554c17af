import pytest

from holdspace.communities.actions import give_role
from holdspace.communities.queries import enter, stand_before
from holdspace.communities.states import Role
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from tests.people_and_places import AT, a_community, a_member, a_person

pytestmark = pytest.mark.django_db


def test_a_member_enters_and_nobody_else():
    community = a_community()
    member, stranger = a_member(community), a_person()
    assert enter(slug="bridges", seen_by=member.person, at=AT).membership == member
    with pytest.raises(NothingHere):
        enter(slug="bridges", seen_by=stranger, at=AT)
    with pytest.raises(NothingHere):
        enter(slug="nowhere", seen_by=member.person, at=AT)
    assert stand_before(slug="bridges", seen_by=stranger, at=AT).head_count == 1


def test_roles_are_given_by_stewards_and_stand_in_the_journal():
    community = a_community()
    steward, member = a_member(community, "S", Role.STEWARD), a_member(community)
    give_role(membership=member, role=Role.HOST, by=steward.person, at=AT, steward=steward)
    assert member.roles == ["host"]
    entry = Entry.objects.get(verb="role.given", at=AT)
    assert (entry.actor_id, entry.in_role, entry.data) == (steward.person_id, "steward", {"role": "host"})
    with pytest.raises(Refused):
        give_role(membership=steward, role=Role.HOST, by=member.person, at=AT, steward=member)
