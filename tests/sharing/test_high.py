"""High shares: encrypted where they are kept, read by whoever is meant, gone like all others, folded by readers."""

import pytest
from django.db import IntegrityError, connection, transaction

from holdspace.grammar.actors import THE_MACHINE
from holdspace.invitations.actions import fold_high, hold_today, invite_people
from holdspace.invitations.models import Capacity, Invitation
from holdspace.invitations.queries import known_of_me, room_of
from holdspace.invitations.states import Holds
from holdspace.journal.models import Entry
from holdspace.rounds.queries import celebrated
from holdspace.sharing.actions import let_go_of_share
from holdspace.sharing.declarations import erase_responses, export_responses, export_shares
from holdspace.sharing.finding import find_own
from holdspace.sharing.models import Draft, Response, Share
from holdspace.sharing.queries import (
    answer_to_me,
    circle_shares,
    my_past,
    my_shares_waiting,
    search_my_past,
    share_alone,
    shares_page,
)
from holdspace.vault.keys import add_key, newest_key
from holdspace.vault.rotation import encrypt_anew, key_usage
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_circle, a_share, gesture, to_circle, words

pytestmark = pytest.mark.django_db
SECRET = "My mother was always tired. Tonight I heard her in me."


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo", "Nia")]


def stands_in_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, sealed FROM sharing_share ORDER BY id")
        return cursor.fetchall()


def on_the_page(member):
    return shares_page(membership=member, seen_by=member.person, at=AT).items


class TestAtRest:
    def test_only_high_words_are_encrypted(self, room):
        for level in ("low", "medium", "high"):
            a_share(room[0], SECRET, level=level)
        (low, medium, (plain, sealed)) = stands_in_the_database()
        assert (low, medium, plain) == ((SECRET, None), (SECRET, None), "")
        assert sealed.startswith(newest_key()[0] + ".")
        assert "mother" not in sealed
        assert [share.words for share in Share.objects.order_by("id")] == [SECRET] * 3

    @pytest.mark.parametrize(
        ("level", "stands"),
        [
            ("high", {"text": SECRET, "sealed": None}),
            ("high", {"text": SECRET, "sealed": SECRET}),
            ("high", {"text": "", "sealed": None}),
            ("low", {"text": "", "sealed": SECRET}),
            ("medium", {"text": SECRET, "sealed": SECRET}),
        ],
    )
    def test_the_database_refuses_everything_else(self, room, level, stands):
        share = a_share(room[0], SECRET, level=level)
        with pytest.raises(IntegrityError), transaction.atomic():
            Share.objects.filter(pk=share.pk).update(**stands)

    def test_a_new_key_takes_high_shares_along(self, room):
        a_share(room[0], SECRET, level="high")
        new = add_key()
        encrypt_anew()
        assert key_usage()["sharing.share.sealed"] == {new: 1}
        assert Share.objects.get().words == SECRET


class TestReading:
    def test_everywhere_where_words_are_read(self, room):
        ines, mo, _nia = room
        share = a_share(ines, SECRET, level="high", hope="celebration")
        whose = {"membership": ines, "seen_by": ines.person, "at": AT}
        assert [card.text for card in on_the_page(mo)] == [SECRET]
        assert share_alone(share=Share.objects.get(), seen_by=mo.person, at=AT).card.text == SECRET
        assert [card.text for card in celebrated(membership=mo, seen_by=mo.person, at=AT)] == [SECRET]
        assert [past.text for past in my_past(**whose).items] == [SECRET]
        assert [past.id for past in search_my_past(**whose, words="mother tired")] == [share.pk]
        assert [mine.text for mine in my_shares_waiting(**whose)] == [SECRET]
        assert [row["text"] for row in export_shares(person_id=ines.person_id)] == [SECRET]

    def test_found_by_its_sharer_alone(self, room):
        a_share(room[0], SECRET, level="high")
        for one, hits in ((room[0], 1), (room[1], 0)):
            found = find_own(
                asked=["mother"], community_id=one.community_id, slug="bridges", seen_by=one.person, at=AT, most=5
            )
            assert len(found) == hits

    def test_no_entry_holds_any_of_it(self, room):
        a_share(room[0], SECRET, level="high")
        assert not any("mother" in str(entry.data) for entry in Entry.objects.all())

    def test_let_go_nothing_is_left_and_within_ten_minutes_it_is_a_draft(self, room):
        share = a_share(room[0], SECRET, level="high")
        let_go_of_share(share=share, by=room[0].person, at=AT)
        assert stands_in_the_database() == [("", None)]
        assert (Draft.objects.get().text, Draft.objects.get().level) == (SECRET, "high")


ANSWER = "I heard mine in me last week."


class TestAnswers:
    """What is answered to a high share is kept like it, and read by the same people as ever."""

    def kept(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT text, sealed FROM sharing_response ORDER BY id")
            return cursor.fetchall()

    def test_words_are_encrypted_where_the_share_is(self, room):
        ines, mo, nia = room
        for level in ("low", "medium", "high"):
            words(a_share(ines, level=level), mo, ANSWER)
        gesture(Share.objects.get(level="high"), nia)
        (low, medium, (plain, sealed), with_them) = self.kept()
        assert (low, medium, plain, with_them) == ((ANSWER, None), (ANSWER, None), "", ("", None))
        assert sealed.startswith(newest_key()[0] + ".")
        assert "heard" not in sealed
        add_key()
        encrypt_anew()
        assert key_usage()["sharing.response.sealed"] == {newest_key()[0]: 1}
        assert Response.objects.get(share__level="high", kind="words").words == ANSWER

    def test_read_everywhere_where_answers_are_read(self, room):
        ines, mo, nia = room
        circle = a_circle(ines, mo, nia)
        share = a_share(ines, SECRET, level="high", audience=to_circle(circle))
        answer = words(share, mo, ANSWER)
        assert [card.my_words for card in on_the_page(mo)] == [ANSWER]
        mine = circle_shares(circle=circle, membership=mo, seen_by=mo.person, at=AT).items
        assert [card.my_words for card in mine] == [ANSWER]
        for one in room:
            page = share_alone(share=share, seen_by=one.person, at=AT)
            assert [a.text for a in page.answers.items] == [ANSWER]
        assert share_alone(share=share, seen_by=mo.person, at=AT).card.my_words == ANSWER
        assert answer_to_me(share=share, number=answer.pk, seen_by=ines.person, at=AT) == answer
        assert [row["text"] for row in export_responses(person_id=mo.person_id)] == [ANSWER]

    def test_erased_and_let_go_nothing_is_left(self, room):
        ines, mo, nia = room
        share = a_share(ines, SECRET, level="high")
        words(share, mo, ANSWER)
        erase_responses(person_id=mo.person_id, at=AT)
        assert self.kept() == [("", None)]
        assert share_alone(share=share, seen_by=ines.person, at=AT).answers.items == []
        words(share, nia, ANSWER)
        let_go_of_share(share=share, by=ines.person, at=AT)
        assert self.kept() == []

    def test_the_database_keeps_words_once(self, room):
        ines, mo, nia = room
        share = a_share(ines, SECRET, level="high")
        words(share, mo, ANSWER)
        gesture(share, nia)
        for kind in ("words", "gesture"):
            with pytest.raises(IntegrityError), transaction.atomic():
                Response.objects.filter(kind=kind).update(text="both", sealed="both")
        with pytest.raises(IntegrityError), transaction.atomic():
            Response.objects.filter(kind="gesture").update(sealed="some")


class TestFolding:
    """By each reader's own word; nothing is folded for somebody who said nothing."""

    def folded(self, member):
        return {card.level for card in on_the_page(member) if card.folded}

    def test_today_and_on_all_other_days(self, room):
        ines, mo, _nia = room
        for level in ("low", "medium", "high"):
            a_share(ines, level=level)
        mine = {"membership": mo, "by": mo.person, "at": AT}
        assert self.folded(mo) == set()
        fold_high(**mine, folds=True)
        assert self.folded(mo) == {"high"}
        hold_today(**mine, holds=Holds.HIGH)
        assert self.folded(mo) == set()
        hold_today(**mine, holds=Holds.LOW)
        assert self.folded(mo) == {"medium", "high"}
        Capacity.objects.update(holds_until=AT)
        assert self.folded(mo) == {"high"}
        fold_high(**mine, folds=False)
        assert self.folded(mo) == set()
        assert self.folded(ines) == set()

    def test_one_sees_ones_own_unfolded(self, room):
        a_share(room[0], level="high")
        hold_today(membership=room[0], holds=Holds.LOW, by=room[0].person, at=AT)
        assert self.folded(room[0]) == set()

    def test_in_circles_and_celebrations_too(self, room):
        ines, mo, _nia = room
        circle = a_circle(ines, mo)
        a_share(ines, level="high", audience=to_circle(circle))
        a_share(ines, level="high", hope="celebration")
        fold_high(membership=mo, folds=True, by=mo.person, at=AT)
        whose = {"membership": mo, "seen_by": mo.person, "at": AT}
        assert [card.folded for card in circle_shares(circle=circle, **whose).items] == [True]
        assert [card.folded for card in celebrated(**whose)] == [True]

    def test_what_one_said_stands_among_what_is_known(self, room):
        mo = room[1]
        fold_high(membership=mo, folds=True, by=mo.person, at=AT)
        known = known_of_me(membership=mo, seen_by=mo.person, at=AT)
        assert (known.holds, known.folds_high) == ("Low and medium", True)
        assert room_of(membership=mo, seen_by=mo.person, at=AT).folds_high


def test_whoever_folds_high_shares_is_not_asked_to_read_them(room):
    ines, mo, nia = room
    fold_high(membership=mo, folds=True, by=mo.person, at=AT)
    a_share(ines, level="high")
    invite_people(community=ines.community, by=THE_MACHINE, at=AT)
    assert {one.membership_id for one in Invitation.objects.all()} == {nia.pk}


class TestPages:
    def test_every_level_is_explained_by_an_example(self, client, room):
        client.force_login(room[0].person)
        page = client.get("/c/bridges/shares/write/").content.decode()
        for level, example in (("low", "cups of tea"), ("medium", "a third group"), ("high", "always tired")):
            assert f'value="{level}"' in page
            assert example in page

    def test_saying_it_on_the_page_of_shares(self, client, room):
        ines, mo, _nia = room
        a_share(ines, SECRET, level="high")
        client.force_login(mo.person)
        assert "<details" not in client.get("/c/bridges/shares/").content.decode().split("<article")[1]
        answer = client.post("/c/bridges/shares/hold/", {"holds": "medium"})
        assert (answer.status_code, answer["Location"]) == (302, "/c/bridges/shares/")
        page = client.get("/c/bridges/shares/").content.decode()
        assert 'value="medium" aria-pressed="true"' in page
        assert '<details class="folded">' in page
        assert SECRET in page
        client.post("/c/bridges/shares/hold/", {"holds": "everything"})
        assert Capacity.objects.get().holds == "medium"

    def test_once_and_for_all(self, client, room):
        client.force_login(room[1].person)
        assert client.post("/c/bridges/room-today/fold/", {"folds": "on"}).status_code == 302
        assert Capacity.objects.get().folds_high
        assert "checked" in client.get("/c/bridges/room-today/").content.decode().split('name="folds"')[1][:60]
        client.post("/c/bridges/room-today/fold/")
        assert not Capacity.objects.get().folds_high
