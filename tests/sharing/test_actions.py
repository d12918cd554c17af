from datetime import timedelta

import pytest

from holdspace.communities.actions import leave_community
from holdspace.gifts.models import Gift
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.sharing.actions import (
    drop_draft,
    give_gesture,
    keep_draft,
    let_go_of_share,
    respond_in_words,
    take_back_response,
    write_share,
)
from holdspace.sharing.models import Draft, Response, Share
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share, block, gesture, words

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo", "Nia", "Ola")]


def said(refusal) -> str:
    return str(refusal.value.verdict.because)


def verbs(**where):
    return list(Entry.objects.filter(at__gte=AT, **where).order_by("id").values_list("verb", flat=True))


class TestWriting:
    def test_what_identifies_a_client_is_kept_out_wherever_it_comes_from(self, room):
        ines, mo = room[:2]
        with pytest.raises(Refused):
            a_share(ines, text="My client writes from ann@example.org each night.")
        share = a_share(ines)
        with pytest.raises(Refused):
            words(share, mo, text="My client, too: ann@example.org.")
        assert (Share.objects.count(), Response.objects.count()) == (1, 0)

    def test_a_share_is_written_once_however_often_one_presses(self, room):
        ines = room[0]
        both = [
            write_share(
                membership=ines,
                text="Twenty characters and more.",
                level="low",
                hope="heard",
                by=ines.person,
                at=AT,
                once="a" * 32,
            )
            for _ in range(2)
        ]
        assert both[0] == both[1]
        share = Share.objects.get()
        assert (share.author, share.state, share.seen_at) == (ines.person, "open", None)
        assert share.due_at == AT + timedelta(hours=48)
        assert verbs(actor_id=ines.person_id) == ["share.written", "need.opened"]
        assert Entry.objects.get(verb="share.written").data == {"level": "low", "hope": "heard"}

    @pytest.mark.parametrize(("length", "good"), [(19, False), (20, True), (600, True), (601, False)])
    def test_the_length(self, room, length, good):
        ines = room[0]
        if good:
            assert len(a_share(ines, "x" * length).text) == length
            return
        with pytest.raises(Refused) as refused:
            a_share(ines, "x" * length)
        assert said(refused) == "A share has between 20 and 600 characters."

    def test_no_level_that_there_is_not_and_nobody_shares_for_another(self, room):
        ines, mo = room[:2]
        with pytest.raises(Refused):
            a_share(ines, level="deepest")
        with pytest.raises(Refused) as refused:
            write_share(membership=ines, text="x" * 30, level="low", hope="heard", by=mo.person, at=AT)
        assert (said(refused), Share.objects.count()) == ("One shares for oneself.", 0)

    def test_whoever_left_shares_no_more(self, room):
        ines = room[0]
        leave_community(membership=ines, by=ines.person, at=AT)
        with pytest.raises(Refused):
            a_share(ines)


class TestDrafts:
    def keep(self, membership, text="half a th", at=AT):
        return keep_draft(membership=membership, text=text, level="", hope="heard", by=membership.person, at=at)

    def test_one_draft_and_one_entry(self, room):
        ines, mo = room[:2]
        self.keep(ines)
        self.keep(ines, "half a thought", LATER)
        self.keep(mo, "another")
        draft = Draft.objects.get(membership=ines)
        assert (draft.text, draft.level, draft.hope, draft.kept_at) == ("half a thought", "", "heard", LATER)
        assert verbs(actor_id=ines.person_id) == ["draft.begun"]

    def test_the_words_are_not_readable_in_the_database(self, room):
        from django.db import connection

        self.keep(room[0], "half a thought")
        with connection.cursor() as cursor:
            cursor.execute("SELECT text FROM sharing_draft")
            assert "half" not in cursor.fetchone()[0]

    def test_sharing_ends_the_draft(self, room):
        ines, mo = room[:2]
        self.keep(ines)
        self.keep(mo)
        a_share(ines)
        assert [d.membership for d in Draft.objects.all()] == [mo]

    def test_dropping_it(self, room):
        ines, mo = room[:2]
        self.keep(ines)
        with pytest.raises(Refused):
            drop_draft(membership=ines, by=mo.person, at=AT)
        drop_draft(membership=ines, by=ines.person, at=AT)
        drop_draft(membership=ines, by=ines.person, at=AT)
        assert verbs(actor_id=ines.person_id) == ["draft.begun", "draft.dropped"]

    def test_nobody_writes_for_another(self, room):
        ines, mo = room[:2]
        with pytest.raises(Refused):
            keep_draft(membership=ines, text="x", level="", hope="", by=mo.person, at=AT)


class TestSeen:
    def test_two_people_one_of_them_in_words(self, room):
        ines, mo, nia, _ = room
        share = a_share(ines)
        gesture(share, mo)
        share.refresh_from_db()
        assert share.seen_at is None
        words(share, nia, at=LATER)
        share.refresh_from_db()
        assert share.seen_at == LATER

    def test_one_person_in_both_ways_is_one_person(self, room):
        ines, mo, *_ = room
        share = a_share(ines)
        gesture(share, mo)
        words(share, mo)
        share.refresh_from_db()
        assert share.seen_at is None

    def test_gestures_alone_do_not_do(self, room):
        ines, *others = room
        share = a_share(ines)
        for one in others:
            gesture(share, one)
        share.refresh_from_db()
        assert share.seen_at is None

    def test_fewer_where_fewer_may_see_it(self, room):
        ines, mo, nia, ola = room
        block(nia, ines)
        block(ines, ola)
        share = a_share(ines)
        words(share, mo)
        share.refresh_from_db()
        assert share.seen_at == AT

    def test_taken_back_it_is_asked_anew(self, room):
        ines, mo, nia, _ = room
        share = a_share(ines)
        gesture(share, mo)
        answer = words(share, nia)
        take_back_response(response=answer, by=nia.person, at=LATER)
        share.refresh_from_db()
        assert share.seen_at is None
        words(share, nia, "Said better.", at=LATER)
        share.refresh_from_db()
        assert share.seen_at == LATER


class TestResponding:
    def test_what_follows_from_an_answer(self, room):
        ines, mo, *_ = room
        share = a_share(ines)
        gesture(share, mo)
        words(share, mo)
        assert verbs(actor_id=mo.person_id) == [
            "response.given",
            "need.come_to",
            "gift.recorded",
            "response.given",
        ]
        gift = Gift.objects.get()
        assert (gift.giver, gift.receiver, gift.kind, gift.cause_id) == (mo.person, ines.person, "support", share.pk)
        notices = Notice.objects.all()
        assert {(n.person, n.kind, n.url, n.who) for n in notices} == {
            (ines.person, "sharing.somebody_answered", f"/c/bridges/shares/{share.pk}/", "Mo")
        }

    def test_no_words_of_anybody_in_the_journal(self, room):
        ines, mo, *_ = room
        share = a_share(ines)
        words(share, mo, "unmistakable")
        assert {str(e.data) for e in Entry.objects.filter(verb="response.given")} == {
            str({"kind": "words", "share": share.pk})
        }

    def test_a_second_press_makes_one(self, room):
        ines, mo, *_ = room
        share = a_share(ines)
        both = [
            respond_in_words(share=share, membership=mo, text="Me too.", by=mo.person, at=AT, once="c" * 32)
            for _ in range(2)
        ]
        assert (both[0], Response.objects.count(), Notice.objects.count()) == (both[1], 1, 1)

    def test_one_of_a_kind(self, room):
        ines, mo, *_ = room
        share = a_share(ines)
        words(share, mo)
        with pytest.raises(Refused) as refused:
            words(share, mo, "Again.")
        assert said(refused) == "You have answered already. Take it back first if you want to say it differently."

    def test_a_gesture_fits_the_hope(self, room):
        ines, mo, *_ = room
        share = a_share(ines, hope="heard")
        with pytest.raises(Refused):
            gesture(share, mo, "celebrate")
        assert gesture(share, mo, "thinking").gesture == "thinking"

    @pytest.mark.parametrize("length", [0, 281])
    def test_the_length(self, room, length):
        with pytest.raises(Refused):
            words(a_share(room[0]), room[1], "x" * length)

    def test_not_to_oneself_and_not_for_another(self, room):
        ines, mo, nia, _ = room
        share = a_share(ines)
        with pytest.raises(Refused):
            words(share, ines)
        with pytest.raises(Refused):
            respond_in_words(share=share, membership=mo, text="Hm.", by=nia.person, at=AT)

    @pytest.mark.parametrize("way", ["sharer blocks", "responder blocks"])
    def test_not_across_a_block(self, room, way):
        ines, mo, nia, _ = room
        share = a_share(ines)
        block(ines, mo) if way == "sharer blocks" else block(mo, ines)
        with pytest.raises(NothingHere):
            words(share, mo)
        assert words(share, nia).responder == nia.person

    def test_taking_back_is_for_oneself(self, room):
        ines, mo, nia, _ = room
        answer = words(a_share(ines), mo)
        for other in (ines, nia):
            with pytest.raises(Refused):
                take_back_response(response=answer, by=other.person, at=AT)
        take_back_response(response=answer, by=mo.person, at=AT)
        assert (Response.objects.count(), Gift.objects.count()) == (0, 1)

    def test_a_word_taken_back_and_said_again_is_one_gift(self, room):
        ines, mo, *_ = room
        share = a_share(ines)
        take_back_response(response=words(share, mo), by=mo.person, at=AT)
        words(share, mo)
        assert Gift.objects.count() == 1


class TestLettingGo:
    def test_within_ten_minutes_the_words_go_back_to_the_draft(self, room):
        ines, mo, *_ = room
        share = a_share(ines, "What I wanted to say, almost.", level="medium", hope="ideas")
        words(share, mo)
        let_go_of_share(share=share, by=ines.person, at=AT + timedelta(minutes=9))
        draft = Draft.objects.get(membership=ines)
        assert (draft.text, draft.level, draft.hope) == ("What I wanted to say, almost.", "medium", "ideas")
        assert verbs(actor_id=ines.person_id)[-1] == "share.taken_back"
        share.refresh_from_db()
        assert (share.text, share.state, Response.objects.count()) == ("", "let_go", 0)

    def test_a_draft_that_was_begun_meanwhile_stays(self, room):
        ines = room[0]
        share = a_share(ines)
        keep_draft(membership=ines, text="something new", level="", hope="", by=ines.person, at=AT)
        let_go_of_share(share=share, by=ines.person, at=AT)
        assert Draft.objects.get(membership=ines).text == "something new"

    def test_later_it_is_gone(self, room):
        ines = room[0]
        share = a_share(ines)
        let_go_of_share(share=share, by=ines.person, at=LATER)
        share.refresh_from_db()
        assert (share.text, share.let_go_at, Draft.objects.count()) == ("", LATER, 0)
        assert verbs(actor_id=ines.person_id)[-1] == "share.let_go"

    def test_only_the_sharer_and_only_once(self, room):
        ines, mo, *_ = room
        share = a_share(ines)
        with pytest.raises(Refused) as refused:
            let_go_of_share(share=share, by=mo.person, at=AT)
        assert said(refused) == "Only whoever shared it can let it go."
        again = Share.objects.get(pk=share.pk)
        let_go_of_share(share=share, by=ines.person, at=LATER)
        with pytest.raises(AlreadyMoved) as moved:
            let_go_of_share(share=again, by=ines.person, at=LATER)
        assert str(moved.value.told) == "You have let this go already."

    def test_whoever_answers_too_late_is_told(self, room):
        ines, mo, *_ = room
        share = a_share(ines)
        open_in_another_window = Share.objects.get(pk=share.pk)
        let_go_of_share(share=share, by=ines.person, at=LATER)
        with pytest.raises(AlreadyMoved) as moved:
            words(open_in_another_window, mo)
        assert str(moved.value.told) == "It has just been let go. Your words were not sent."
        with pytest.raises(AlreadyMoved):
            give_gesture(share=open_in_another_window, membership=mo, gesture="hear", by=mo.person, at=LATER)
        assert (Response.objects.count(), Notice.objects.count(), Gift.objects.count()) == (0, 0, 0)
