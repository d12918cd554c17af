import pytest

from holdspace.communities.states import Role
from holdspace.conversations.models import Message
from holdspace.lifelines.actions import ask_to_be_there, choose_country, say_yes_to_being_there
from holdspace.lifelines.models import Line, Place, Trusted
from holdspace.people.personal import all_personal
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def room(client):
    community = a_community()
    members = [
        a_member(community, "Ines"),
        a_member(community, "Mo"),
        a_member(community, "Stella", Role.STEWARD),
    ]
    client.force_login(members[0].person, backend=BACKEND)
    return members


def read(client, path):
    return client.get(path).content.decode()


class TestAnybody:
    def test_without_an_account_and_without_a_community(self, client):
        page = read(client, "/not-ok/")
        assert all(number in page for number in ("988", "116 123", "13 11 14", "1737", "findahelpline.com"))
        assert "<script" not in page.split("<main")[1]

    def test_before_the_door_of_a_community(self, client, room):
        choose_country(membership=room[2], country="de", by=room[2].person, at=AT)
        client.logout()
        page = read(client, "/c/bridges/not-ok/")
        assert page.index("0800 111 0 111") < page.index("Call or text 988")
        assert "Somebody who said yes" not in page

    def test_the_link_stands_in_the_foot_of_every_page_and_beside_every_box(self, client, room):
        share = a_share(room[1])
        for path in ("/c/bridges/today/", "/me/"):
            assert 'href="/not-ok/"' in read(client, path)
        for path in (f"/c/bridges/shares/{share.pk}/", "/c/bridges/shares/write/", "/c/bridges/exchange/ask/"):
            page = read(client, path)
            assert 'href="/not-ok/"' in page.split('id="coached"')[1].split("</form>")[0], path
        client.logout()
        assert 'href="/not-ok/"' in read(client, "/c/bridges/")


class TestSomebody:
    def test_from_choosing_to_writing(self, client, room):
        ines, mo, _ = room
        assert "Choose somebody" in read(client, "/c/bridges/not-ok/")
        page = read(client, "/c/bridges/not-ok/somebody/?words=mo")
        assert ("Ask Mo" in page, "Ask Ines" in page) == (True, False)
        client.post("/c/bridges/not-ok/somebody/", {"whom": mo.pk, "sentence": "Call me, please.", "words": "mo"})
        assert "You asked Mo." in read(client, "/c/bridges/not-ok/")
        client.force_login(mo.person, backend=BACKEND)
        assert "They ask whether they could." in read(client, "/c/bridges/not-ok/somebody/")
        number = Trusted.objects.get().pk
        client.post(f"/c/bridges/not-ok/somebody/{number}/yes/")
        client.force_login(ines.person, backend=BACKEND)
        page = read(client, "/not-ok/")
        assert "Call me, please." in page
        once = page.split('name="once" value="')[1].split('"')[0]
        for _ in range(2):
            answer = client.post("/c/bridges/not-ok/reach/", {"once": once}, follow=True).content.decode()
        assert (answer.count("Call me, please."), Message.objects.count()) == (1, 1)

    def test_a_sentence_too_long_comes_back(self, client, room):
        data = {"whom": room[1].pk, "sentence": "x" * 281, "words": "mo"}
        page = client.post("/c/bridges/not-ok/somebody/", data).content.decode()
        assert ("x" * 281 in page, Trusted.objects.count()) == (True, 0)

    def test_pressed_before_anybody_said_yes(self, client, room):
        page = client.post("/c/bridges/not-ok/reach/", {"once": "a" * 32}, follow=True).content.decode()
        assert "There is nobody yet who said yes" in page

    def test_nobody_elses(self, client, room):
        _ines, mo, stella = room
        row = ask_to_be_there(membership=mo, whom=stella, sentence="Hello", by=mo.person, at=AT)
        say_yes_to_being_there(trusted=row, by=stella.person, at=AT)
        assert client.post(f"/c/bridges/not-ok/somebody/{row.pk}/end/").status_code == 404
        assert "Hello" not in read(client, "/not-ok/")


class TestStewards:
    def test_the_lines(self, client, room):
        client.force_login(room[2].person, backend=BACKEND)
        client.post("/c/bridges/not-ok/lines/", {"country": "us"})
        assert Place.objects.get().country == "us"
        line = {"name": "Warm line", "reach": "Call 555", "about": "", "kind": "crisis", "once": "a" * 32}
        for _ in range(2):
            client.post("/c/bridges/not-ok/lines/", line)
        assert Line.objects.count() == 1
        assert "Warm line" in read(client, "/c/bridges/not-ok/")
        page = client.post("/c/bridges/not-ok/lines/", line | {"name": "", "once": "b" * 32}).content.decode()
        assert 'value="Call 555"' in page
        client.post(f"/c/bridges/not-ok/lines/{Line.objects.get().pk}/take-away/")
        assert Line.objects.count() == 0


def test_everything_that_any_room_declares_stands_on_the_page(client, room):
    page = read(client, "/c/bridges/who-reads/")
    from markupsafe import escape

    assert [kind.name for kind in all_personal() if escape(str(kind.label)) not in page] == []
    assert "not legally privileged" in page
    assert 'href="/c/bridges/who-reads/"' in read(client, "/c/bridges/shares/write/")
