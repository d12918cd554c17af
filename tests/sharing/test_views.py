from datetime import UTC, datetime, timedelta

import pytest

from holdspace.grammar.keyset import encode_key
from holdspace.invitations.actions import hold_today
from holdspace.invitations.states import Holds
from holdspace.sharing.models import Draft, Response, Share
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share, block, gesture, words

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NOW = datetime.now(UTC)
GOOD = {
    "text": "A small true thing of mine.",
    "level": "low",
    "hope": "heard",
    "audience": "everybody",
    "once": "d" * 32,
}


@pytest.fixture
def room(client):
    community = a_community()
    members = [a_member(community, name) for name in ("Ines", "Mo", "Nia")]
    client.force_login(members[0].person, backend=BACKEND)
    return members


def read(client, path="", **data):
    response = client.get(f"/c/bridges/shares/{path}", data)
    return response.status_code, response.content.decode()


def press(client, path, **data):
    response = client.post(f"/c/bridges/shares/{path}", data)
    return response.status_code, response.get("Location", ""), response.content.decode()


class TestWriting:
    def test_the_audience_stands_beside_the_box(self, client, room):
        _, page = read(client, "write/")
        assert page.index("Everybody here · 3 people") < page.index("<textarea")

    def test_a_share(self, client, room):
        for _ in range(2):
            press(client, "write/", **GOOD)
        share = Share.objects.get()
        assert (share.text, share.author_id) == (GOOD["text"], room[0].person_id)
        assert GOOD["text"] in read(client, f"{share.pk}/")[1]

    def test_what_was_typed_comes_back(self, client, room):
        status, _, page = press(client, "write/", text="short", level="high", hope="", once="d" * 32)
        assert (status, "short</textarea>" in page, "d" * 32 in page) == (200, True, True)
        assert "A little more: at least 20 characters." in page
        assert Share.objects.count() == 0

    def test_a_line_break_counts_once(self, client, room):
        press(client, "write/", **GOOD | {"text": "\r\n".join(["x"] * 300) + "y"})
        assert len(Share.objects.get().text) == 600

    def test_keep_for_later_and_come_back(self, client, room):
        press(client, "write/", text="half a th", level="medium", hope="", once="d" * 32, keep="yes")
        _, page = read(client, "write/")
        assert ("half a th</textarea>" in page, 'value="medium" checked' in page) == (True, True)
        press(client, "write/drop/")
        assert "half a th" not in read(client, "write/")[1]

    def test_kept_as_one_writes(self, client, room):
        assert press(client, "write/keep/", text="half", level="", hope="company")[0] == 204
        assert press(client, "write/keep/", text="half", level="highest", hope="")[0] == 400
        assert Draft.objects.get().text == "half"


class TestReading:
    def test_the_page_ends_and_says_so(self, client, room):
        assert "Nobody has shared yet" in read(client)[1]
        for n in range(21):
            a_share(room[1], at=AT + timedelta(minutes=n))
        _, first = read(client)
        assert ("You are caught up" in first, "after=" in first, first.count("<article")) == (False, True, 20)
        share = Share.objects.order_by("-shared_at")[19]
        _, last = read(client, after=encode_key([share.shared_at, share.pk]))
        assert ("You are caught up" in last, "after=" in last, last.count("<article")) == (True, False, 1)

    def test_eight_queries_at_most_however_many(self, client, room, django_assert_max_num_queries):
        ines, mo, nia = room
        client.get("/c/bridges/shares/")
        for one in (mo, nia, mo):
            words(a_share(one), ines)
        with django_assert_max_num_queries(8):
            assert client.get("/c/bridges/shares/").content.count(b"<article") == 3

    def test_my_own_answer_stands_there_and_no_others(self, client, room):
        ines, mo, nia = room
        share = a_share(mo)
        words(share, ines, "Mine alone.")
        words(share, nia, "Somebody else's.")
        _, page = read(client)
        assert ("Mine alone." in page, "Somebody else&#39;s." in page) == (True, False)
        assert "Somebody else&#39;s." in read(client, f"{share.pk}/")[1]

    def test_what_one_cannot_hold_today_comes_folded(self, client, room):
        a_share(room[1], "A medium thing, truly said.", level="medium")
        assert '<details class="folded">' not in read(client)[1]
        hold_today(membership=room[0], holds=Holds.LOW, by=room[0].person, at=NOW)
        assert '<details class="folded">' in read(client)[1]

    def test_words_are_shown_as_words(self, client, room):
        a_share(room[1], "<script>alert(1)</script> & more of it")
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in read(client)[1]

    @pytest.mark.parametrize("number", [999, 2**63 - 1, 2**63, 2**80])
    def test_a_number_that_is_none(self, client, room, number):
        assert read(client, f"{number}/")[0] == 404

    def test_a_blocked_persons_share_answers_like_none(self, client, room):
        share = a_share(room[1])
        block(room[1], room[0])
        assert read(client, f"{share.pk}/")[0] == 404
        assert press(client, f"{share.pk}/answer/", text="Hello", once="e" * 32)[0] == 404


class TestAnswering:
    def test_in_words(self, client, room):
        share = a_share(room[1])
        for _ in range(2):
            status, to, _ = press(client, f"{share.pk}/answer/", text="I know it.", once="e" * 32)
            assert (status, to) == (302, f"/c/bridges/shares/{share.pk}/")
        assert Response.objects.get().text == "I know it."

    def test_too_many_words_come_back(self, client, room):
        share = a_share(room[1])
        _, _, page = press(client, f"{share.pk}/answer/", text="x" * 281, once="e" * 32)
        assert ("x" * 281 in page, "A little shorter, please: up to 280 characters." in page) == (True, True)

    def test_a_gesture_keeps_the_words_beside_it(self, client, room):
        share = a_share(room[1])
        status, _, page = press(client, f"{share.pk}/answer/", gesture="hear", text="And I was", once="e" * 32)
        assert (status, "And I was</textarea>" in page) == (200, True)
        assert [r.kind for r in Response.objects.all()] == ["gesture"]
        assert press(client, f"{share.pk}/answer/", text="And I was thinking.", once="f" * 32)[0] == 302

    def test_others_learn_that_people_are_there_not_who(self, client, room):
        _, mo, nia = room
        share = a_share(mo)
        gesture(share, nia)
        _, page = read(client, f"{share.pk}/")
        assert ("People are with Mo." in page, "Nia" in page) == (True, False)

    def test_taking_it_back(self, client, room):
        share = a_share(room[1])
        mine, theirs = words(share, room[0]), words(share, room[2])
        assert press(client, f"{share.pk}/answer/{theirs.pk}/take-back/")[0] == 404
        assert press(client, f"{share.pk}/answer/{mine.pk}/take-back/")[0] == 302
        assert list(Response.objects.all()) == [theirs]


class TestLettingGo:
    def test_just_shared_it_goes_back_into_the_draft(self, client, room):
        share = a_share(room[0], "A thing I said too soon.", at=datetime.now(UTC))
        assert "Take it back" in read(client, f"{share.pk}/")[1]
        assert press(client, f"{share.pk}/let-go/")[:2] == (302, "/c/bridges/shares/write/")
        assert "A thing I said too soon.</textarea>" in read(client, "write/")[1]

    def test_later_it_is_gone(self, client, room):
        share = a_share(room[0])
        assert "Let this go" in read(client, f"{share.pk}/")[1]
        assert press(client, f"{share.pk}/let-go/")[:2] == (302, "/c/bridges/shares/")
        assert (read(client, f"{share.pk}/")[0], Draft.objects.count()) == (404, 0)


class TestLookedOver:
    """The coach beside the box of a new share."""

    TEXT = "I sat with an addict today and held on."

    def test_asked_it_answers_and_publishes_nothing(self, client, room):
        status, _, page = press(client, "write/", **GOOD | {"text": self.TEXT, "level": "", "look_over": "yes"})
        assert (status, Share.objects.count(), Draft.objects.count()) == (200, 0, 0)
        assert "<q>addict</q>" in page
        assert 'href="/c/bridges/coach/addict/"' in page
        assert "to-mend" not in page

    def test_a_word_is_put_in_without_a_script(self, client, room):
        chosen = "14-20:person who uses drugs"
        _, _, page = press(client, "write/", **GOOD | {"text": self.TEXT, "put_in": chosen})
        assert "I sat with a person who uses drugs today and held on.</textarea>" in page
        assert GOOD["once"] in page

    def test_before_publishing_it_is_shown_once_and_then_the_writer_decides(self, client, room):
        _, _, page = press(client, "write/", **GOOD | {"text": self.TEXT})
        assert Share.objects.count() == 0
        looked = page.split('name="looked" value="')[1].split('"')[0]
        press(client, "write/", **GOOD | {"text": self.TEXT, "looked": looked})
        assert Share.objects.get().text == self.TEXT

    def test_whoever_wants_no_hints_is_told_of_identifiers_alone(self, client, room):
        room[0].person.wants_hints = False
        room[0].person.save(update_fields=["wants_hints"])
        press(client, "write/", **GOOD | {"text": "My client writes from ann@example.org, an addict."})
        assert Share.objects.count() == 0
        press(client, "write/", **GOOD | {"text": self.TEXT})
        assert Share.objects.get().text == self.TEXT

    def test_words_back_are_looked_over_as_well(self, client, room):
        share = a_share(room[1], at=NOW)
        text = "I know an addict like him. I hear you."
        _, _, page = press(client, f"{share.pk}/answer/", text=text, once="e" * 32, look_over="yes")
        assert "<q>addict</q>" in page
        _, _, page = press(client, f"{share.pk}/answer/", text=text, once="e" * 32)
        assert Response.objects.count() == 0
        looked = page.split('name="looked" value="')[1].split('"')[0]
        press(client, f"{share.pk}/answer/", text=text, once="e" * 32, looked=looked)
        assert Response.objects.get().text == text
