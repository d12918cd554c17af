"""Which entry of the rail is the current one."""

import re

import pytest

from tests.people_and_places import a_community, a_member

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/c/bridges/exchange/", "/c/bridges/exchange/"),
        ("/c/bridges/exchange/mine/", "/c/bridges/exchange/"),
        ("/c/bridges/referrals/", "/c/bridges/exchange/"),
        ("/c/bridges/resources/give/", "/c/bridges/exchange/"),
        ("/c/bridges/people/", "/c/bridges/people/"),
        ("/c/bridges/charter/", ""),
    ],
)
def test_pages_of_a_room_without_an_entry_belong_to_another(client, path, current):
    client.force_login(a_member(a_community()).person, backend=BACKEND)
    page = client.get(path).content.decode()
    found = {re.search('href="([^"]*)"', a)[1] for a in re.findall("<a [^>]*>", page) if 'aria-current="page"' in a}
    rail = {f"/c/bridges/{room}/" for room in ("today", "shares", "exchange", "people")}
    assert found & rail == ({current} if current else set())
