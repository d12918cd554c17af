"""The front door, the list of communities, the stewards' page and the power record."""

import pytest
from django.test import Client

from holdspace.communities.actions import give_role
from holdspace.communities.states import Role
from holdspace.scenarios.actions import adopt_scenarios
from holdspace.vetting.actions import open_pathway
from tests.people_and_places import AT, OPERATOR, a_community, a_member

pytestmark = pytest.mark.django_db


def browser(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_the_only_community_has_its_door_at_the_root(client):
    community = a_community()
    adopt_scenarios(community=community, by=OPERATOR, at=AT)
    open_pathway(community=community, by=OPERATOR, at=AT)
    page = client.get("/").content.decode()
    for words in ("Not supervision, not therapy, not a list of clients.", "Ask to join", "Two situations between"):
        assert words in page


def test_several_communities_stand_in_a_list(client):
    a_community()
    a_community("harbour", "Harbour")
    page = client.get("/").content.decode()
    assert ("/c/bridges/" in page, "/c/harbour/" in page, "Ask to join" in page) == (True, True, False)


def test_an_empty_installation_says_so(client):
    assert "No community lives here yet" in client.get("/").content.decode()


def test_the_power_record_tells_who_in_which_role_and_never_whom():
    community = a_community()
    stella, mo = a_member(community, "Stella", Role.STEWARD), a_member(community, "Mo")
    give_role(membership=mo, role=Role.HOST, by=stella.person, steward=stella, at=AT)
    page = browser(mo.person).get("/c/bridges/power-record/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert ("<b>Stella</b>, steward, gave somebody a role" in " ".join(main.split()), "Mo" in main) == (True, False)
