from datetime import timedelta

import pytest

from holdspace.grammar.refusals import NothingHere
from holdspace.sharing.actions import keep_draft
from holdspace.sharing.declarations import erase_responses, erase_shares, export_responses, export_shares
from holdspace.sharing.models import Draft, Response, Share
from holdspace.sharing.queries import (
    draft_of,
    my_response,
    my_shares_waiting,
    nobody_answered,
    one_share,
    share_alone,
)
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share, block, gesture, words

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo", "Nia", "Ola")]


class TestOneShare:
    def test_whoever_sees_it_and_nobody_else(self, room):
        ines, mo, nia, _ = room
        els = a_member(a_community("harbour", "Harbour"))
        share = a_share(ines)
        block(nia, ines)
        for one in (ines, mo):
            assert one_share(community=ines.community, number=share.pk, seen_by=one.person, at=AT) == share
        for one in (nia, els):
            with pytest.raises(NothingHere):
                one_share(community=ines.community, number=share.pk, seen_by=one.person, at=AT)
        with pytest.raises(NothingHere):
            one_share(community=els.community, number=share.pk, seen_by=mo.person, at=AT)

    def test_words_have_names_and_gestures_only_for_the_sharer(self, room):
        ines, mo, nia, ola = room
        share = a_share(ines)
        words(share, mo, "I know that one.", at=AT)
        gesture(share, nia, at=AT + HOUR)
        to_ines = share_alone(share=share, seen_by=ines.person, at=AT)
        assert [(a.name, a.text, a.gesture) for a in to_ines.answers.items] == [
            ("Mo", "I know that one.", ""),
            ("Nia", "", "I hear you"),
        ]
        assert to_ines.people_are_with is False
        to_ola = share_alone(share=share, seen_by=ola.person, at=AT)
        assert [(a.name, a.text, a.gesture) for a in to_ola.answers.items] == [("Mo", "I know that one.", "")]
        assert to_ola.people_are_with is True
        to_nia = share_alone(share=share, seen_by=nia.person, at=AT)
        assert (to_nia.card.my_gesture, to_nia.my_words_id) == ("hear", None)

    @pytest.mark.parametrize("way", ["reader blocks", "responder blocks"])
    def test_blocks_between_readers(self, room, way):
        ines, mo, nia, ola = room
        share = a_share(ines)
        words(share, mo)
        block(nia, mo) if way == "reader blocks" else block(mo, nia)
        names = [
            [a.name for a in share_alone(share=share, seen_by=one.person, at=AT).answers.items]
            for one in (ines, nia, ola)
        ]
        assert names == [["Mo"], [], ["Mo"]]

    def test_the_same_queries_for_one_answer_and_three(self, room, assert_same_queries):
        ines, mo, nia, ola = room
        share = a_share(ines)
        words(share, mo)
        share = one_share(community=ines.community, number=share.pk, seen_by=ola.person, at=AT)
        person = ola.person
        assert_same_queries(
            7,
            lambda: share_alone(share=share, seen_by=person, at=AT),
            lambda: [words(share, nia), words(share, ola)],
        )

    def test_only_ones_own_response(self, room):
        ines, mo, nia, _ = room
        share = a_share(ines)
        answer = words(share, mo)
        assert my_response(share=share, number=answer.pk, seen_by=mo.person) == answer
        for one in (ines, nia):
            with pytest.raises(NothingHere):
                my_response(share=share, number=answer.pk, seen_by=one.person)
        with pytest.raises(NothingHere):
            my_response(share=a_share(nia), number=answer.pk, seen_by=mo.person)


class TestWaiting:
    def test_mine(self, room):
        ines, mo, nia, _ = room
        first, second = a_share(ines), a_share(ines, at=AT + HOUR)
        words(first, mo)
        gesture(first, nia)
        mine = my_shares_waiting(membership=ines, seen_by=ines.person, at=AT + timedelta(hours=50))
        assert [(m.id, m.late) for m in mine] == [(second.pk, True)]
        assert my_shares_waiting(membership=mo, seen_by=mo.person, at=AT) == []
        with pytest.raises(NothingHere):
            my_shares_waiting(membership=ines, seen_by=mo.person, at=AT)

    def test_what_a_steward_reads(self, room):
        ines, mo, nia, stella = room
        late = a_share(ines, at=AT - timedelta(days=3))
        begun = a_share(mo, at=AT - HOUR)
        a_share(stella)
        seen = a_share(nia)
        words(seen, mo)
        gesture(seen, ines)
        words(begun, nia)
        found = nobody_answered(community=ines.community, seen_by=stella.person, at=AT)
        assert [(w.card.id, w.late, w.answered) for w in found] == [(late.pk, True, False), (begun.pk, False, True)]

    @pytest.mark.parametrize("way", ["steward blocks", "sharer blocks"])
    def test_across_a_block_only_that_something_waits(self, room, way):
        ines, mo, _, stella = room
        a_share(ines)
        theirs = a_share(mo, at=AT + HOUR)
        block(stella, ines) if way == "steward blocks" else block(ines, stella)
        found = nobody_answered(community=ines.community, seen_by=stella.person, at=AT)
        assert [w.card and w.card.id for w in found] == [None, theirs.pk]

    def test_three_queries(self, room, assert_same_queries):
        ines, mo, *_ = room
        a_share(ines)
        person, community = mo.person, mo.community
        assert_same_queries(
            3,
            lambda: nobody_answered(community=community, seen_by=person, at=AT),
            lambda: [a_share(ines), a_share(ines)],
        )


class TestBelongings:
    def test_taking_along(self, room):
        ines, mo, *_ = room
        share = a_share(ines, "What I wanted to say, almost.", level="medium", hope="ideas")
        a_share(mo)
        keep_draft(membership=ines, text="half", level="", hope="", by=ines.person, at=AT)
        words(share, mo, "I tried walking.")
        assert list(export_shares(person_id=ines.person_id)) == [
            {
                "community": "Bridges",
                "shared_at": AT,
                "level": "medium",
                "hope": "ideas",
                "text": "What I wanted to say, almost.",
                "content_note": "",
                "answers_for_me_alone": False,
                "closed_at": None,
                "lets_go_at": None,
                "reworded_at": None,
                "let_go_at": None,
                "felt_heard_at": None,
            },
            {
                "community": "Bridges",
                "draft_kept_at": AT,
                "level": "",
                "hope": "",
                "text": "half",
                "content_note": "",
                "picture": False,
                "answers_for_me_alone": False,
                "lets_go_after_days": None,
            },
        ]
        assert list(export_responses(person_id=mo.person_id)) == [
            {"community": "Bridges", "given_at": AT, "text": "I tried walking.", "gesture": ""}
        ]
        assert list(export_responses(person_id=ines.person_id)) == []

    def test_erasing(self, room):
        ines, mo, nia, _ = room
        mine, theirs = a_share(ines), a_share(mo)
        keep_draft(membership=ines, text="half", level="", hope="", by=ines.person, at=AT)
        words(mine, mo)
        words(theirs, ines, "With you.")
        words(theirs, nia, "And I.")
        erase_shares(person_id=ines.person_id, at=AT)
        erase_responses(person_id=ines.person_id, at=AT)
        assert (list(Share.objects.all()), Draft.objects.count()) == ([theirs], 0)
        assert sorted(Response.objects.values_list("responder__display_name", "text")) == [
            ("Ines", ""),
            ("Nia", "And I."),
        ]
        theirs.refresh_from_db()
        assert theirs.seen_at == AT
        shown = share_alone(share=theirs, seen_by=mo.person, at=AT).answers.items
        assert [a.text for a in shown] == ["And I."]


def test_a_draft_is_shown_to_nobody_else(room):
    ines, mo, *_ = room
    keep_draft(membership=ines, text="half", level="", hope="", by=ines.person, at=AT)
    assert draft_of(membership=ines, seen_by=ines.person).text == "half"
    assert draft_of(membership=mo, seen_by=mo.person) is None
    with pytest.raises(NothingHere):
        draft_of(membership=ines, seen_by=mo.person)
