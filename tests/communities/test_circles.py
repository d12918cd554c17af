"""Circles: who is in them, who is asked in, and what nobody learns."""

from datetime import timedelta

import pytest
from django.test import Client

from holdspace.communities.actions import (
    ask_in,
    close_circle,
    come_in,
    decline_circle,
    leave_circle,
    open_circle,
)
from holdspace.communities.models import Circle, CircleMember, Membership
from holdspace.communities.queries import (
    circle_alone,
    circle_asked_into,
    circle_audience,
    my_circles,
    one_circle,
    people_to_name,
)
from holdspace.communities.states import MOST_CIRCLES
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people.actions import erase_person
from holdspace.people.models import Block
from holdspace.people.personal import all_personal
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_circle, block

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo", "Nia", "Ola")]


def ask(circle, one, other, at=AT):
    ask_in(circle=circle, membership=one, other=other, by=one.person, at=at)


def lists(member):
    mine = my_circles(membership=member, seen_by=member.person)
    return [[line.name for line in some] for some in (mine.inside, mine.asked, mine.declined)]


def browser(member):
    client = Client()
    client.force_login(member.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


class TestComingIn:
    def test_asked_in_and_in(self, room):
        ines, mo, nia, _ola = room
        circle = a_circle(ines)
        ask(circle, ines, mo)
        assert (lists(ines), lists(mo), lists(nia)) == (
            [["Tuesday Circle"], [], []],
            [[], ["Tuesday Circle"], []],
            [[], [], []],
        )
        come_in(circle=circle, membership=mo, by=mo.person, at=AT)
        assert lists(mo) == [["Tuesday Circle"], [], []]
        assert not Notice.objects.exists()  # what was asked is answered
        with pytest.raises(AlreadyMoved):
            come_in(circle=circle, membership=mo, by=mo.person, at=AT)

    def test_nobody_comes_in_unasked_or_for_another(self, room):
        ines, mo, nia, _ola = room
        circle = a_circle(ines)
        with pytest.raises(NothingHere):
            come_in(circle=circle, membership=mo, by=mo.person, at=AT)
        ask(circle, ines, mo)
        with pytest.raises(Refused):
            come_in(circle=circle, membership=mo, by=nia.person, at=AT)
        with pytest.raises(NothingHere):
            ask(circle, nia, mo)  # who is not in it asks nobody in

    def test_the_notice_names_neither_the_circle_nor_who_asked(self, room):
        ines, mo, *_rest = room
        ask(a_circle(ines), ines, mo)
        told = Notice.objects.get()
        assert (told.person_id, told.kind, told.who, told.url) == (
            mo.person_id,
            "communities.asked_in",
            "",
            "/c/bridges/circles/",
        )

    def test_one_is_in_so_many_circles_and_no_more(self, room):
        ines, mo, *_rest = room
        for n in range(MOST_CIRCLES):
            a_circle(ines, name=f"Circle {n}")
        with pytest.raises(Refused):
            a_circle(ines)
        circle = a_circle(mo)
        ask(circle, mo, ines)
        with pytest.raises(Refused):
            come_in(circle=circle, membership=ines, by=ines.person, at=AT)

    def test_pressed_twice_it_is_one_circle(self, room):
        ines = room[0]
        whole = {"membership": ines, "name": "T", "is_for": "To rest.", "by": ines.person, "at": AT, "once": "a" * 32}
        assert open_circle(**whole) == open_circle(**whole)
        assert Circle.objects.count() == 1


class TestSayingNo:
    def test_nobody_learns_it(self, room):
        ines, mo, _nia, _ola = room
        circle = a_circle(ines)
        ask(circle, ines, mo)
        before = circle_alone(circle=circle, membership=ines, seen_by=ines.person)
        decline_circle(circle=circle, membership=mo, by=mo.person, at=AT)
        decline_circle(circle=circle, membership=mo, by=mo.person, at=AT)
        assert circle_alone(circle=circle, membership=ines, seen_by=ines.person) == before
        assert lists(mo) == [[], [], ["Tuesday Circle"]]
        ask(circle, ines, mo)  # the same words as before, and nothing comes of it
        assert Notice.objects.count() == 0
        entry = Entry.objects.filter(verb="circle.declined").first()
        assert entry.object_kind == "communities.membership"  # the entry does not name the circle

    def test_it_is_not_for_ever(self, room):
        ines, mo, *_rest = room
        circle = a_circle(ines)
        ask(circle, ines, mo)
        decline_circle(circle=circle, membership=mo, by=mo.person, at=AT)
        ask(circle, ines, mo, at=AT + timedelta(days=29))
        assert lists(mo) == [[], [], ["Tuesday Circle"]]
        ask(circle, ines, mo, at=AT + timedelta(days=31))
        assert lists(mo) == [[], ["Tuesday Circle"], []]
        decline_circle(circle=circle, membership=mo, by=mo.person, at=AT + timedelta(days=31))
        come_in(circle=circle, membership=mo, by=mo.person, at=AT + timedelta(days=32))  # after all
        assert lists(mo) == [["Tuesday Circle"], [], []]

    @pytest.mark.parametrize("way", ["they block", "I block"])
    def test_across_a_block_asking_sounds_the_same_and_does_nothing(self, room, way):
        ines, mo, *_rest = room
        circle = a_circle(ines)
        block(mo, ines) if way == "they block" else block(ines, mo)
        ask(circle, ines, mo)
        assert (lists(mo), Notice.objects.count()) == ([[], [], []], 0)
        assert mo.pk not in {p.number for p in people_to_name(community=ines.community, like="", seen_by=ines.person)}


class TestWhoIsThere:
    def test_to_everybody_outside_there_is_no_such_circle(self, room):
        ines, mo, nia, _ola = room
        circle = a_circle(ines)
        ask(circle, ines, mo)
        for who in (mo, nia):
            with pytest.raises(NothingHere):
                one_circle(community=circle.community, number=circle.pk, seen_by=who.person)
            with pytest.raises(NothingHere):
                circle_audience(membership=who, number=circle.pk, seen_by=who.person)
        with pytest.raises(NothingHere):
            circle_asked_into(community=circle.community, number=circle.pk, seen_by=nia.person)
        with pytest.raises(NothingHere):
            my_circles(membership=ines, seen_by=mo.person)

    def test_blocks_hide_people_and_heads_do_not_tell(self, room):
        ines, mo, nia, _ola = room
        circle = a_circle(ines, mo, nia)
        block(mo, nia)
        seen = {
            one.person.name: circle_alone(circle=circle, membership=one, seen_by=one.person) for one in (ines, mo, nia)
        }
        assert {name: ([p.name for p in a.people], a.heads) for name, a in seen.items()} == {
            "Ines": (["Ines", "Mo", "Nia"], 3),
            "Mo": (["Ines", "Mo"], 3),
            "Nia": (["Ines", "Nia"], 3),
        }


class TestGoing:
    def test_leaving_leaves_no_line(self, room):
        ines, mo, nia, _ola = room
        circle = a_circle(ines, mo, nia)
        leave_circle(circle=circle, membership=mo, by=mo.person, at=AT)
        assert not CircleMember.objects.filter(membership=mo).exists()
        assert Notice.objects.count() == 0
        with pytest.raises(NothingHere):
            leave_circle(circle=circle, membership=mo, by=mo.person, at=AT)

    def test_the_eldest_keeps_it_and_the_last_one_closes_it(self, room):
        ines, mo, nia, _ola = room
        circle = a_circle(ines)
        for n, other in enumerate((nia, mo)):
            ask(circle, ines, other)
            come_in(circle=circle, membership=other, by=other.person, at=AT + timedelta(days=n))
        with pytest.raises(Refused):
            close_circle(circle=circle, membership=nia, by=nia.person, at=AT)
        leave_circle(circle=circle, membership=ines, by=ines.person, at=AT)
        circle.refresh_from_db()
        assert circle.keeper_id == nia.pk
        for one in (nia, mo):
            leave_circle(circle=circle, membership=one, by=one.person, at=AT)
        circle.refresh_from_db()
        assert (circle.state, circle.keeper_id) == ("closed", None)

    def test_closed_nobody_is_in_it_or_asked(self, room):
        ines, mo, nia, _ola = room
        circle = a_circle(ines, mo)
        ask(circle, ines, nia)
        close_circle(circle=circle, membership=ines, by=ines.person, at=AT)
        assert (CircleMember.objects.count(), Notice.objects.count()) == (0, 0)
        assert [lists(one) for one in (ines, mo, nia)] == [[[], [], []]] * 3

    def test_erased_they_are_out_of_every_circle(self, room):
        ines, mo, *_rest = room
        circle = a_circle(ines, mo)
        kind = next(k for k in all_personal() if k.name == "circles")
        assert [row["circle"] for row in kind.export(person_id=mo.person_id)] == ["Tuesday Circle"]
        erase_person(person=ines.person, by=ines.person, at=AT)
        circle.refresh_from_db()
        assert list(circle.members.values_list("membership_id", flat=True)) == [mo.pk]
        assert circle.keeper_id == mo.pk


class TestPages:
    def test_from_opening_to_coming_in(self, room):
        ines, mo, nia, _ola = room
        hers, his = browser(ines), browser(mo)
        made = hers.post(
            "/c/bridges/circles/", {"name": "Tuesday", "is_for": "To breathe out together.", "once": "b" * 32}
        )
        circle = Circle.objects.get()
        assert made["Location"] == f"/c/bridges/circles/{circle.pk}/ask/"
        found = hers.get(made["Location"], {"like": "mo"}).content.decode()
        assert ("Mo" in found, "Nia" in found) == (True, False)
        hers.post(made["Location"], {"person": mo.pk})
        asked = his.get("/c/bridges/circles/").content.decode()
        assert [w in asked for w in ("Tuesday", "1 person is in it.", "Ines")] == [True, True, False]
        his.post(f"/c/bridges/circles/{circle.pk}/come-in/")
        page = his.get(f"/c/bridges/circles/{circle.pk}/").content.decode()
        assert [w in page for w in ("Ines", "2 people are in it")] == [True, True]
        assert browser(nia).get(f"/c/bridges/circles/{circle.pk}/").status_code == 404

    def test_a_client_in_its_name_or_purpose_stops_it_and_what_was_typed_is_there(self, room):
        client = browser(room[0])
        typed = {"name": "Tuesday", "is_for": "For my client, maria.keller@mail.com.", "once": "c" * 32}
        page = client.post("/c/bridges/circles/", typed)
        assert Circle.objects.count() == 0
        assert "maria.keller" in page.content.decode()
        page = client.post(
            "/c/bridges/circles/", typed | {"is_for": "To rest.", "agreements": "Write to maria.keller@mail.com."}
        )
        assert (Circle.objects.count(), page.status_code) == (0, 422)

    def test_the_list_does_not_ask_more_for_more_circles(self, room, assert_same_queries):
        ines, mo, *_rest = room
        a_circle(ines, mo)
        person = ines.person
        assert_same_queries(
            2,
            lambda: my_circles(membership=ines, seen_by=person),
            lambda: [a_circle(ines, mo, name=f"C{n}") for n in range(3)],
        )

    def test_a_number_that_is_none_asks_nobody(self, room):
        circle = a_circle(room[0])
        client = browser(room[0])
        for number in ("", "x", "9" * 30, str(room[0].pk), str(Membership.objects.count() + 999)):
            assert client.post(f"/c/bridges/circles/{circle.pk}/ask/", {"person": number}).status_code == 404
        assert Block.objects.count() == 0
