"""Where more is shared than people have room for, everybody whom it concerns reads so, and nobody else."""

from datetime import UTC, datetime, timedelta

import pytest

from holdspace.communities.states import Role
from tests.people_and_places import a_community, a_member
from tests.sharing.made import a_share

pytestmark = pytest.mark.django_db
SAID = "more is shared"
HOW_LONG = "waited 6 days or longer"
PAGES = {
    "shares/write/": ("Ines", "Hope", "Sol"),
    "hosting/": ("Hope", "Sol"),
    "waiting/": ("Sol",),
    "round/": ("Hope",),
}


@pytest.fixture
def people():
    community = a_community()
    roles = {"Ines": (), "Hope": (Role.HOST,), "Sol": (Role.STEWARD,)}
    return {name: a_member(community, name, *given) for name, given in roles.items()}


@pytest.mark.slow
@pytest.mark.parametrize("place", PAGES)
@pytest.mark.parametrize("shares", [4, 5])
def test_it_is_said_to_whoever_shares_and_to_hosts_and_stewards(client, people, place, shares):
    for n in range(shares):
        a_share(people["Ines"], at=datetime.now(UTC) - timedelta(days=6, hours=n + 1))
    for name, one in people.items():
        client.force_login(one.person)
        page = client.get(f"/c/bridges/{place}").content.decode()
        told = shares == 5 and name in PAGES[place]
        assert (SAID in page.lower(), HOW_LONG in page) == (told, told), name
