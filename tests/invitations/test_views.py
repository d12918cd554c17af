from datetime import UTC, datetime, timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.invitations.actions import start_resting
from holdspace.invitations.queries import is_resting, room_of
from holdspace.invitations.states import Holds
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_rest_and_come_back_in_one_press_each(client):
    mo = a_member(a_community(), "Mo")
    client.force_login(mo.person, backend=BACKEND)
    client.post("/c/bridges/room-today/rest/")
    assert is_resting(membership=mo, seen_by=mo.person)
    assert "Nothing is asked of you" in client.get("/c/bridges/room-today/").content.decode()
    client.post("/c/bridges/room-today/back/")
    assert not is_resting(membership=mo, seen_by=mo.person)


def test_saying_what_one_can_hold(client, django_assert_max_num_queries):
    mo = a_member(a_community(), "Mo")
    client.force_login(mo.person, backend=BACKEND)
    client.post("/c/bridges/room-today/", {"holds": "low"})
    assert room_of(membership=mo, seen_by=mo.person, at=datetime.now(UTC)).holds == Holds.LOW
    assert client.post("/c/bridges/room-today/", {"holds": "everything"}).status_code == 200
    with django_assert_max_num_queries(8):
        client.get("/c/bridges/room-today/")


def test_nobody_else_reads_that_somebody_rests(client):
    community = a_community()
    mo, stella = a_member(community, "Mo Rests"), a_member(community, "Stella", Role.STEWARD, Role.HOST)
    start_resting(membership=mo, by=mo.person, at=AT)
    client.force_login(stella.person, backend=BACKEND)
    page = client.get("/c/bridges/room-today/").content.decode()
    assert ("Mo Rests" in page, "You are resting" in page) == (False, False)


class TestInvitations:
    def test_open_goes_to_the_thing_and_not_today_back(self, client):
        from holdspace.grammar.actors import THE_MACHINE
        from holdspace.invitations.actions import invite_people
        from holdspace.invitations.models import Invitation
        from tests.sharing.made import a_share

        community = a_community()
        mo, ines = a_member(community, "Mo"), a_member(community, "Ines")
        share = a_share(ines)
        invite_people(community=community, by=THE_MACHINE, at=AT)
        number = Invitation.objects.get(membership=mo).pk
        client.force_login(mo.person, backend=BACKEND)
        for _press in range(2):
            opened = client.post(f"/c/bridges/invitations/{number}/open/")
            assert opened["Location"] == f"/c/bridges/shares/{share.pk}/"
        assert Invitation.objects.get(pk=number).state == "opened"
        assert client.post(f"/c/bridges/invitations/{number}/not-today/")["Location"] == "/c/bridges/today/"
        assert Invitation.objects.get(pk=number).state == "opened"
        client.force_login(ines.person, backend=BACKEND)
        assert client.post(f"/c/bridges/invitations/{number}/open/").status_code == 404


def test_saying_how_often(client):
    mo = a_member(a_community(), "Mo")
    client.force_login(mo.person, backend=BACKEND)
    client.post("/c/bridges/room-today/often/", {"a_week": "2", "often": "1"})
    room = room_of(membership=mo, seen_by=mo.person, at=AT)
    assert (room.a_week, room.often) == (2, 1)
    back = client.post("/c/bridges/room-today/often/", {"a_week": "99", "often": "1"})
    assert (back.status_code, 'value="99"' in back.content.decode()) == (200, True)
    assert "A number between none (0) and 14 fits here." in back.content.decode()


def test_saying_ones_hours_and_what_is_odd_comes_back(client):
    hope = a_member(a_community(), "Hope", Role.HOST)
    client.force_login(hope.person, backend=BACKEND)
    odd = {"from-0": "17:00", "until-0": "09:00", "from-1": "09:00", "until-1": "", "stands_in": ""}
    back = client.post("/c/bridges/hosting/hours/", odd)
    words = back.content.decode()
    assert "This ends before it begins." in words
    assert "From and until belong together." in words
    assert 'value="17:00"' in words
    sent = client.post("/c/bridges/hosting/hours/", {"from-0": "09:00", "until-0": "17:00", "stands_in": ""})
    assert sent["Location"] == "/c/bridges/hosting/"
    assert "Monday 09:00–17:00" in client.get("/c/bridges/hosting/").content.decode()


def test_forgetting_from_the_page_and_the_way_there(client):
    from holdspace.invitations.loads import count_load

    mo = a_member(a_community(), "Mo")
    client.force_login(mo.person, backend=BACKEND)
    assert client.get("/me/known/")["Location"] == "/c/bridges/known/"
    count_load(mo.pk, datetime.now(UTC))
    assert "Forget what was worked out" in client.get("/c/bridges/known/").content.decode()
    client.post("/c/bridges/known/forget/")
    assert "Forget what was worked out" not in client.get("/c/bridges/known/").content.decode()


def test_handing_over_says_what_became_of_it(client):
    from holdspace.invitations.models import Need
    from tests.sharing.made import a_share

    community = a_community()
    hope, rui, ines = a_member(community, "Hope", Role.HOST), a_member(community, "Rui", Role.HOST), a_member(community)
    a_share(ines, at=datetime.now(UTC))
    need = Need.objects.get()
    client.force_login(hope.person, backend=BACKEND)
    start_resting(membership=rui, by=rui.person, at=AT)
    client.post(f"/c/bridges/hosting/{need.pk}/hand-over/{rui.pk}/")
    assert "They have no room for it right now." in client.get("/c/bridges/hosting/").content.decode()


def test_a_private_word_opens_a_conversation(client):
    community = a_community()
    hope, stella = a_member(community, "Hope", Role.HOST), a_member(community, "Stella", Role.STEWARD)
    client.force_login(stella.person, backend=BACKEND)
    opened = client.post(f"/c/bridges/hosting/{hope.pk}/private-word/", follow=True)
    assert "A private word about hosting" in opened.content.decode()


def test_a_steward_lets_all_rest_and_today_says_so(client):
    community = a_community()
    stella, mo = a_member(community, "Stella", Role.STEWARD), a_member(community, "Mo")
    client.force_login(stella.person, backend=BACKEND)
    odd = client.post("/c/bridges/hosting/rest/", {"until": "2031-01-01"}).content.decode()
    assert ("A rest ends some day" in odd, 'value="2031-01-01"' in odd) == (True, True)
    day = (datetime.now(UTC) + timedelta(days=10)).date()
    assert client.post("/c/bridges/hosting/rest/", {"until": str(day)})["Location"] == "/c/bridges/hosting/"
    client.force_login(mo.person, backend=BACKEND)
    assert "Bridges rests until" in client.get("/c/bridges/today/").content.decode()
    client.force_login(stella.person, backend=BACKEND)
    client.post("/c/bridges/hosting/back/")
    assert "Bridges rests until" not in client.get("/c/bridges/today/").content.decode()
