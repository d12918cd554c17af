from datetime import UTC, datetime

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
