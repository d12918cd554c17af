"""What the sharer alone does with a share that is out, and what they say back."""

from datetime import timedelta

import pytest

from holdspace.gifts.models import Gift
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.invitations.models import Need
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.sharing.actions import (
    close_share,
    keep_answers,
    let_go_of_share,
    open_share_again,
    respond_in_words,
    say_back,
    say_heard,
    take_back_reply,
    take_back_response,
    write_share,
)
from holdspace.sharing.declarations import export_shares
from holdspace.sharing.models import Draft, FeltHeard, Reply, Response, Share
from holdspace.sharing.queries import answer_to_me, my_shares_waiting, nobody_answered, one_share, share_alone
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share, block, gesture, words

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LATER = AT + timedelta(days=3)


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo", "Nia", "Ola")]


def read_by(member, share):
    """The words that somebody reads under a share."""
    found = one_share(community=share.community, number=share.pk, seen_by=member.person, at=AT)
    return [a.text for a in share_alone(share=found, seen_by=member.person, at=AT).answers.items]


def the_need(share):
    return Need.objects.get(kind="sharing.to_be_read", about_id=share.pk)


def verbs(start):
    return [v for v in Entry.objects.order_by("id").values_list("verb", flat=True) if v.startswith(start)]


class TestForMeAlone:
    def test_said_while_writing(self, room):
        ines, mo, nia, _ = room
        share = write_share(
            membership=ines, text="x" * 30, level="low", hope="heard", for_me_alone=True, by=ines.person, at=AT
        )
        words(share, mo, "For Ines.")
        assert [read_by(m, share) for m in (ines, mo, nia)] == [["For Ines."], ["For Ines."], []]

    def test_said_later_it_hides_what_others_could_read(self, room):
        ines, mo, nia, _ = room
        share = a_share(ines)
        words(share, mo, "For everybody.")
        assert read_by(nia, share) == ["For everybody."]
        for _ in range(2):
            keep_answers(share=share, alone=True, by=ines.person, at=AT)
        assert [read_by(m, share) for m in (ines, mo, nia)] == [["For everybody."], ["For everybody."], []]
        assert verbs("share.answers") == ["share.answers_kept"]

    def test_opened_again_what_was_written_for_the_sharer_alone_stays_with_them(self, room):
        ines, mo, nia, ola = room
        share = a_share(ines)
        words(share, mo, "For everybody.")
        keep_answers(share=share, alone=True, by=ines.person, at=AT)
        words(share, nia, "For Ines.")
        keep_answers(share=share, alone=False, by=ines.person, at=AT)
        assert read_by(ola, share) == ["For everybody."]
        assert read_by(ines, share) == ["For everybody.", "For Ines."]

    def test_what_counts_is_what_was_said_when_the_answer_arrived(self, room):
        ines, mo, nia, _ = room
        stale = a_share(ines)
        keep_answers(share=Share.objects.get(pk=stale.pk), alone=True, by=ines.person, at=AT)
        words(stale, mo, "Sent from a page that was open before.")
        keep_answers(share=Share.objects.get(pk=stale.pk), alone=False, by=ines.person, at=AT)
        assert read_by(nia, stale) == []

    def test_it_is_kept_in_the_draft_and_comes_back_with_it(self, room, client):
        ines = room[0]
        client.force_login(ines.person, backend=BACKEND)
        client.post("/c/bridges/shares/write/", {"text": "half", "for_me_alone": "on", "keep": "yes"})
        assert Draft.objects.get().for_me_alone
        page = client.get("/c/bridges/shares/write/").content.decode()
        assert 'name="for_me_alone" checked' in page
        share = write_share(
            membership=ines, text="x" * 30, level="low", hope="heard", for_me_alone=True, by=ines.person, at=AT
        )
        let_go_of_share(share=share, by=ines.person, at=AT)
        assert Draft.objects.get().for_me_alone


class TestClosing:
    def test_closed_nobody_answers_and_nobody_is_asked(self, room):
        ines, mo, nia, _ = room
        share = a_share(ines)
        words(share, mo)
        for _ in range(2):
            close_share(share=share, by=ines.person, at=AT)
        with pytest.raises(Refused):
            words(share, nia)
        with pytest.raises(Refused):
            gesture(share, nia)
        assert read_by(nia, share) == ["I know that one."]
        assert the_need(share).state == "over"
        assert my_shares_waiting(membership=ines, seen_by=ines.person, at=AT) == []
        assert nobody_answered(community=ines.community, seen_by=nia.person, at=AT) == []
        assert verbs("share.closed") == ["share.closed"]

    def test_a_page_that_was_open_before_does_not_answer_it_either(self, room):
        ines, mo = room[:2]
        stale = a_share(ines)
        close_share(share=Share.objects.get(pk=stale.pk), by=ines.person, at=AT)
        with pytest.raises(Refused):
            words(stale, mo)
        assert Response.objects.count() == 0

    def test_open_again_people_are_asked_by_a_new_time(self, room):
        ines, mo, *_ = room
        share = a_share(ines)
        close_share(share=share, by=ines.person, at=AT)
        for _ in range(2):
            open_share_again(share=share, by=ines.person, at=LATER)
        need = the_need(share)
        share.refresh_from_db()
        assert (need.state, need.due_at, share.due_at) == ("open", LATER + timedelta(hours=48), need.due_at)
        assert words(share, mo, at=LATER).text == "I know that one."
        assert verbs("share.opened") == ["share.opened_again"]

    def test_one_that_was_seen_asks_nobody_when_it_opens(self, room):
        ines, mo, nia, _ = room
        share = a_share(ines)
        words(share, mo)
        words(share, nia)
        close_share(share=share, by=ines.person, at=AT)
        open_share_again(share=share, by=ines.person, at=LATER)
        assert the_need(share).state == "over"

    def test_an_answer_taken_back_from_a_closed_share_asks_nobody(self, room):
        ines, mo, nia, _ = room
        share = a_share(ines)
        words(share, mo)
        mine = words(share, nia)
        close_share(share=share, by=ines.person, at=AT)
        take_back_response(response=mine, by=nia.person, at=AT)
        assert (the_need(share).state, Response.objects.count()) == ("over", 1)

    def test_a_need_cleared_away_long_ago_is_opened_anew(self, room):
        ines = room[0]
        share = a_share(ines)
        close_share(share=share, by=ines.person, at=AT)
        Need.objects.all().delete()
        open_share_again(share=share, by=ines.person, at=LATER)
        assert the_need(share).state == "open"


class TestFeltHeard:
    def test_it_is_the_sharers_alone_and_changes_nothing_else(self, room):
        ines, mo, *_ = room
        share = a_share(ines)
        words(share, mo)
        before = (Entry.objects.count(), Notice.objects.count(), the_need(share).state)
        for _ in range(2):
            say_heard(share=share, heard=True, by=ines.person, at=AT)
        assert (Entry.objects.count(), Notice.objects.count(), the_need(share).state) == before
        assert FeltHeard.objects.count() == 1
        mine = share_alone(share=share, seen_by=ines.person, at=AT)
        theirs = share_alone(share=share, seen_by=mo.person, at=AT)
        assert (mine.felt_heard, theirs.felt_heard) == (True, False)
        assert next(iter(export_shares(person_id=ines.person_id)))["felt_heard_at"] == AT
        say_heard(share=share, heard=False, by=ines.person, at=AT)
        assert FeltHeard.objects.count() == 0

    def test_let_go_it_goes_too(self, room):
        ines = room[0]
        share = a_share(ines)
        say_heard(share=share, heard=True, by=ines.person, at=AT)
        let_go_of_share(share=share, by=ines.person, at=LATER)
        assert FeltHeard.objects.count() == 0


def test_nobody_else_does_any_of_it(room):
    ines, mo, *_ = room
    share = a_share(ines)
    answer = words(share, mo)
    whose = {"share": share, "by": mo.person, "at": AT}
    for act in (
        lambda: close_share(**whose),
        lambda: open_share_again(**whose),
        lambda: keep_answers(alone=True, **whose),
        lambda: say_heard(heard=True, **whose),
        lambda: say_back(response=answer, words="Hello", by=mo.person, at=AT),
        lambda: take_back_reply(response=answer, by=mo.person, at=AT),
    ):
        with pytest.raises(Refused):
            act()
    share.refresh_from_db()
    assert (share.closed_at, share.for_me_alone, Reply.objects.count()) == (None, False, 0)


class TestSomethingBack:
    def test_once_and_whoever_reads_the_answer_reads_it(self, room):
        ines, mo, nia, _ = room
        share = a_share(ines)
        answer = words(share, mo)
        for _ in range(2):
            say_back(response=answer, words="That helped.", by=ines.person, at=AT, once="b" * 32)
        with pytest.raises(Refused):
            say_back(response=answer, words="Once more.", by=ines.person, at=AT, once="c" * 32)
        assert Notice.objects.filter(kind="sharing.something_back").values_list("person_id", "who").get() == (
            mo.person_id,
            "Ines",
        )
        shown = share_alone(share=share, seen_by=nia.person, at=AT).answers.items
        assert [(a.text, a.reply) for a in shown] == [("I know that one.", "That helped.")]

    def test_to_a_gesture_it_is_read_by_whoever_gave_it(self, room):
        ines, mo, nia, _ = room
        share = a_share(ines)
        say_back(response=gesture(share, mo), words="Thank you.", by=ines.person, at=AT)
        assert share_alone(share=share, seen_by=mo.person, at=AT).back_to_my_gesture == "Thank you."
        to_nia = share_alone(share=share, seen_by=nia.person, at=AT)
        assert (to_nia.answers.items, to_nia.back_to_my_gesture) == ([], "")

    def test_taken_back(self, room):
        ines, mo, *_ = room
        answer = words(a_share(ines), mo)
        say_back(response=answer, words="That helped.", by=ines.person, at=AT)
        for _ in range(2):
            take_back_reply(response=answer, by=ines.person, at=AT)
        assert (Reply.objects.count(), verbs("reply.")) == (0, ["reply.said", "reply.taken_back"])

    def test_with_a_block_there_is_no_such_answer(self, room):
        ines, mo, *_ = room
        share = a_share(ines)
        answer = words(share, mo)
        block(mo, ines)
        with pytest.raises(NothingHere):
            answer_to_me(share=share, number=answer.pk, seen_by=ines.person, at=AT)
        with pytest.raises(NothingHere):
            say_back(response=answer, words="That helped.", by=ines.person, at=AT)

    def test_its_words_are_not_readable_in_the_database(self, room):
        from django.db import connection

        ines, mo, *_ = room
        say_back(response=words(a_share(ines), mo), words="That helped.", by=ines.person, at=AT)
        with connection.cursor() as cursor:
            cursor.execute("SELECT words FROM sharing_reply")
            assert "helped" not in cursor.fetchone()[0]


def test_support_is_counted_once_for_a_share_and_a_person(room):
    ines, mo, nia, _ = room
    share = a_share(ines)
    gesture(share, mo)
    answer = words(share, mo)
    take_back_response(response=answer, by=mo.person, at=AT)
    words(share, mo, "Said differently.")
    words(share, nia)
    assert sorted(Gift.objects.filter(kind="support").values_list("giver__display_name", "receiver_id")) == [
        ("Mo", ines.person_id),
        ("Nia", ines.person_id),
    ]


def test_queries_do_not_grow_with_answers(room, assert_same_queries):
    ines, mo, nia, ola = room
    share = a_share(ines)
    say_back(response=words(share, mo), words="Yes.", by=ines.person, at=AT)

    def more():
        for one in (nia, ola):
            say_back(response=words(share, one), words="Yes.", by=ines.person, at=AT)
        return [1, 1]

    assert_same_queries(7, lambda: share_alone(share=share, seen_by=ines.person, at=AT).answers.items, more)


class TestPages:
    @pytest.fixture
    def share(self, room, client):
        client.force_login(room[0].person, backend=BACKEND)
        return a_share(room[0])

    def press(self, client, share, path, **data):
        return client.post(f"/c/bridges/shares/{share.pk}/{path}", data, follow=True).content.decode()

    def test_the_sharers_own_page(self, client, room, share):
        answer = words(share, room[1])
        page = client.get(f"/c/bridges/shares/{share.pk}/").content.decode()
        assert all(word in page for word in ("I felt heard", "Close it", "Keep the answers", "Say something back"))
        assert "You felt heard. Only you see this." in self.press(client, share, "heard/")
        assert "You felt heard." not in self.press(client, share, "heard/", **{"not": "yes"})
        assert "Let people answer again" in self.press(client, share, "close/")
        assert "Close it" in self.press(client, share, "close/", again="yes")
        assert "What came back is for you alone." in self.press(client, share, "alone/")
        assert "What came back is for you alone." not in self.press(client, share, "alone/", open="yes")
        path = f"answer/{answer.pk}/reply/"
        assert "That helped." in self.press(client, share, path, text="That helped.", once="a" * 32)
        assert "That helped." not in self.press(client, share, f"{path}take-back/")

    def test_too_long_it_comes_back(self, client, room, share):
        answer = words(share, room[1])
        page = self.press(client, share, f"answer/{answer.pk}/reply/", text="x" * 281, once="a" * 32)
        assert ("x" * 281 in page, Reply.objects.count()) == (True, 0)

    def test_others_see_nothing_of_it(self, client, room, share):
        say_heard(share=share, heard=True, by=room[0].person, at=AT)
        client.force_login(room[2].person, backend=BACKEND)
        page = client.get(f"/c/bridges/shares/{share.pk}/").content.decode()
        assert ("felt heard" in page, "Close it" in page) == (False, False)
        close_share(share=share, by=room[0].person, at=AT)
        page = client.get(f"/c/bridges/shares/{share.pk}/").content.decode()
        assert ("Ines has closed this" in page, "<textarea" in page) == (True, False)

    def test_words_written_while_it_closed_come_back(self, client, room, share):
        client.force_login(room[2].person, backend=BACKEND)
        close_share(share=share, by=room[0].person, at=AT)
        page = self.press(client, share, "answer/", text="I was still writing.", once="a" * 32)
        assert ("I was still writing." in page, Response.objects.count()) == (True, 0)

    def test_who_answers_is_told_beforehand_that_only_the_sharer_reads_it(self, client, room, share):
        keep_answers(share=share, alone=True, by=room[0].person, at=AT)
        client.force_login(room[2].person, backend=BACKEND)
        page = client.get(f"/c/bridges/shares/{share.pk}/").content.decode()
        assert page.index("Only Ines will see your words.") < page.index("<textarea")

    def test_advice_gets_a_question_where_nobody_asked_for_ideas(self, client, room):
        ines, mo, *_ = room
        client.force_login(mo.person, backend=BACKEND)
        advice = {"text": "You should talk to your supervisor.", "once": "a" * 32}
        heard, ideas = a_share(ines, hope="heard"), a_share(ines, hope="ideas")
        page = self.press(client, heard, "answer/", **advice)
        assert ("they did not ask for ideas" in page, Response.objects.count()) == (True, 0)
        looked = page.split('name="looked" value="')[1].split('"')[0]
        self.press(client, heard, "answer/", **advice, looked=looked)
        self.press(client, ideas, "answer/", text=advice["text"], once="c" * 32)
        assert Response.objects.count() == 2


def test_a_response_too_long_is_refused(room):
    ines, mo, *_ = room
    share = a_share(ines)
    with pytest.raises(Refused):
        respond_in_words(share=share, membership=mo, text="x" * 281, by=mo.person, at=AT)
    with pytest.raises(Refused):
        say_back(response=words(share, mo), words="", by=ines.person, at=AT)
