"""Entering in one statement gives what the ORM gives."""

import pytest

from holdspace.communities.actions import bring_in, leave_community
from holdspace.communities.models import Community, Membership
from holdspace.communities.personal import _erase
from holdspace.communities.queries import count_heads, enter, stand_before
from holdspace.communities.states import Role
from holdspace.grammar.actors import OPERATOR, VISITOR
from tests.people_and_places import AT, a_community, a_member, a_person

pytestmark = pytest.mark.django_db


def fields(thing):
    return None if thing is None else {f.attname: getattr(thing, f.attname) for f in thing._meta.concrete_fields}


def test_the_same_as_through_the_orm():
    community, harbour = a_community(), a_community("harbour", "Harbour")
    steward, left = a_member(community, "S", Role.STEWARD, Role.HOST), a_member(community)
    leave_community(membership=left, by=left.person, at=AT)
    welcomed = bring_in(person=a_person(), community=community, by=OPERATOR, at=AT)
    people = [steward.person, left.person, welcomed.person, a_member(harbour).person, a_person(), VISITOR]
    for slug in ("bridges", "harbour"):
        for person in people:
            here = stand_before(slug=slug, seen_by=person, at=AT)
            expected = Membership.objects.filter(
                community__slug=slug, person_id=person.actor_id or 0, state="inside"
            ).first()
            assert fields(here.community) == fields(Community.objects.get(slug=slug))
            assert fields(here.membership) == fields(expected)


def test_one_statement(django_assert_num_queries):
    member = a_member(a_community())
    person = member.person
    with django_assert_num_queries(1):
        here = enter(slug="bridges", seen_by=person, at=AT)
        assert (here.membership.community, here.head_count) == (here.community, 1)


def test_the_head_count_is_kept_through_all_that_changes_it():
    community = a_community()

    def heads():
        counted = count_heads(community=community, seen_by=OPERATOR)
        assert stand_before(slug="bridges", seen_by=VISITOR, at=AT).head_count == counted
        return counted

    found = [heads()]
    one, other = a_member(community), a_member(community)
    found.append(heads())
    bring_in(person=a_person(), community=community, by=OPERATOR, at=AT)
    found.append(heads())
    leave_community(membership=one, by=one.person, at=AT)
    found.append(heads())
    bring_in(person=one.person, community=community, by=OPERATOR, at=AT)
    found.append(heads())
    _erase(person_id=other.person_id, at=AT)
    found.append(heads())
    assert found == [0, 2, 2, 1, 2, 1]
