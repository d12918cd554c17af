import pytest

from holdspace.communities.actions import leave_community
from holdspace.communities.rules import share_a_community
from holdspace.grammar.actors import OPERATOR, VISITOR
from holdspace.people.models import Block
from tests.people_and_places import AT, a_community, a_member, a_person

pytestmark = pytest.mark.django_db


def test_people_of_one_community_see_each_others_face_and_nobody_else_does():
    community = a_community()
    ada, bo = a_member(community), a_member(community)
    elsewhere, outside = a_member(a_community("harbour", "Harbour")), a_person()
    lookers = (bo.person, elsewhere.person, outside, VISITOR, OPERATOR)
    assert [share_a_community(owner_id=ada.person_id, seen_by=who, at=AT) for who in lookers] == [
        True,
        False,
        False,
        False,
        False,
    ]
    leave_community(membership=bo, by=bo.person, at=AT)
    assert not share_a_community(owner_id=ada.person_id, seen_by=bo.person, at=AT)


@pytest.mark.parametrize("other_way", [False, True])
def test_a_block_hides_the_face_both_ways(other_way):
    community = a_community()
    ada, bo = a_member(community).person, a_member(community).person
    blocker, blocked = (bo, ada) if other_way else (ada, bo)
    Block.objects.create(blocker=blocker, blocked=blocked, at=AT)
    assert not share_a_community(owner_id=ada.pk, seen_by=bo, at=AT)
