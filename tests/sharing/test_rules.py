import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.communities.actions import bring_in, leave_community
from holdspace.grammar.actors import OPERATOR, THE_MACHINE, VISITOR
from holdspace.grammar.verdicts import YES
from holdspace.sharing.actions import let_go_of_share
from holdspace.sharing.models import Share
from holdspace.sharing.rules import is_seen, may_let_go, may_respond, may_share, visible
from holdspace.sharing.states import BESIDE_THE_BOX, GESTURES_FOR, HOPES_FOR, OFFERED_LEVELS, Gesture, Hope
from tests.people_and_places import AT, a_community, a_member, a_person
from tests.sharing.made import a_share, block

counts = st.integers(0, 40)


@given(people=counts, in_words=counts, readers=counts)
def test_what_seen_means(people, in_words, readers):
    expected = in_words >= 1 and (people >= 2 or (readers == 1 and people == 1))
    assert is_seen(people=people, in_words=in_words, readers=readers) == (expected and readers > 0)


@given(people=counts, in_words=counts, readers=counts, more=st.integers(1, 5))
def test_more_answers_never_unsee_a_share(people, in_words, readers, more):
    if is_seen(people=people, in_words=in_words, readers=readers):
        assert is_seen(people=people + more, in_words=in_words, readers=readers)
        assert is_seen(people=people, in_words=in_words + more, readers=readers)


@given(people=counts, readers=counts)
def test_gestures_alone_are_not_enough(people, readers):
    assert not is_seen(people=people, in_words=0, readers=readers)


def test_every_hope_has_its_words_and_gestures():
    assert set(HOPES_FOR) == set(BESIDE_THE_BOX) == set(GESTURES_FOR) == set(Hope)
    assert {gesture for fitting in GESTURES_FOR.values() for gesture in fitting} == set(Gesture)


@pytest.mark.django_db
class TestVisible:
    def seen(self, person):
        return list(Share.objects.filter(visible(person, AT)).order_by("id"))

    def test_the_people_inside_and_nobody_else(self):
        community, elsewhere = a_community(), a_community("harbour", "Harbour")
        ines, mo, els = a_member(community), a_member(community), a_member(elsewhere)
        share = a_share(ines)
        welcomed = bring_in(person=a_person(), community=community, by=OPERATOR, at=AT)
        left = a_member(community)
        leave_community(membership=left, by=left.person, at=AT)
        assert [self.seen(m.person) for m in (ines, mo)] == [[share], [share]]
        nobody = (els.person, welcomed.person, left.person, a_person(), VISITOR, THE_MACHINE, OPERATOR)
        assert [self.seen(person) for person in nobody] == [[]] * 7

    def test_blocks_work_both_ways(self):
        community = a_community()
        ines, mo, nia = a_member(community), a_member(community), a_member(community)
        share = a_share(ines)
        block(mo, ines)
        assert [self.seen(m.person) for m in (ines, mo, nia)] == [[share], [], [share]]
        block(ines, nia)
        assert [self.seen(m.person) for m in (ines, mo, nia)] == [[share], [], []]

    def test_what_is_let_go_is_seen_by_nobody(self):
        community = a_community()
        ines, mo = a_member(community), a_member(community)
        let_go_of_share(share=a_share(ines), by=ines.person, at=AT)
        assert [self.seen(m.person) for m in (ines, mo)] == [[], []]


@pytest.mark.django_db
def test_who_may_share_and_answer_and_let_go():
    community, elsewhere = a_community(), a_community("harbour", "Harbour")
    ines, mo, els = a_member(community), a_member(community), a_member(elsewhere)
    assert [may_share(ines, level=level) for level in OFFERED_LEVELS] == [YES, YES, YES]
    assert str(may_share(ines, level="deepest").because) == "This level is not offered here yet. Nothing was shared."
    share = a_share(ines)
    assert may_respond(share, mo) == YES
    assert str(may_respond(share, ines).because) == "These are your own words. Others answer them."
    assert str(may_respond(share, els).because) == "This was shared in another community."
    assert (may_let_go(share, ines.person, AT).allowed, may_let_go(share, mo.person, AT).allowed) == (True, False)
