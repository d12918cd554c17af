from datetime import timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.gifts.queries import rhythm_of
from holdspace.grammar.actors import OPERATOR, THE_MACHINE, VISITOR
from holdspace.grammar.refusals import NothingHere
from tests.gifts.test_actions import give
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


def words(member, at=AT):
    return rhythm_of(person_id=member.person_id, community_id=member.community_id, seen_by=member.person, at=at).words


def test_the_rhythm_is_told_in_words_to_oneself(django_assert_num_queries):
    community = a_community()
    giver, receiver = a_member(community), a_member(community)
    assert words(giver) == "Nothing here yet. It begins with one small thing, given or asked for."
    give(giver, receiver)
    give(giver, receiver, cause=giver)
    with django_assert_num_queries(1):
        assert words(giver) == "Lately you have mostly given. Is there something you would like to ask for?"
    assert words(receiver) == "Lately you have mostly received, and that is what this place is for."
    give(receiver, giver)
    assert words(giver) == words(receiver) == "Giving and receiving have been close lately."
    assert words(giver, at=AT + timedelta(days=400)) == "It has been quiet lately, and quiet is fine."


def test_nobody_else_reads_it_whatever_their_role():
    community = a_community()
    giver, receiver = a_member(community), a_member(community)
    give(giver, receiver)
    others = [
        receiver.person,
        a_member(community, "S", Role.STEWARD, Role.HOST, Role.REVIEWER).person,
        VISITOR,
        OPERATOR,
        THE_MACHINE,
    ]
    for other in others:
        with pytest.raises(NothingHere):
            rhythm_of(person_id=giver.person_id, community_id=community.pk, seen_by=other, at=AT)


def test_what_one_gave_elsewhere_stays_there():
    here, elsewhere = a_community(), a_community("harbour", "Harbour")
    giver, receiver = a_member(here), a_member(here)
    give(giver, receiver)
    rhythm = rhythm_of(person_id=giver.person_id, community_id=elsewhere.pk, seen_by=giver.person, at=AT)
    assert rhythm.words == "Nothing here yet. It begins with one small thing, given or asked for."
