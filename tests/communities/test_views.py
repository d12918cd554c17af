"""The community's own pages as a person meets them."""

import pytest
from django.test import Client

from holdspace.communities.actions import bring_in
from holdspace.communities.models import Affirmation, Membership
from holdspace.communities.states import Role
from holdspace.grammar.actors import OPERATOR
from holdspace.journal.models import Entry
from tests.people_and_places import AT, a_community, a_member, a_person

pytestmark = pytest.mark.django_db


def browser(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_the_charter_is_read_by_anybody(client):
    a_community()
    page = client.get("/c/bridges/charter/").content.decode()
    assert "Not supervision, not therapy, not a list of clients." in page


def test_affirming_opens_the_rooms_once():
    community = a_community()
    person = a_person("Ada")
    membership = bring_in(person=person, community=community, by=OPERATOR, at=AT)
    client = browser(person)
    assert client.get("/c/bridges/leave/").status_code == 403
    assert client.post("/c/bridges/affirm/", {}).status_code == 200
    assert Affirmation.objects.filter(membership=membership).count() == 0
    for _press in range(2):
        assert client.post("/c/bridges/affirm/", {"yes": "on"}).status_code == 302
    assert Affirmation.objects.filter(membership=membership).count() == 1
    assert Entry.objects.filter(verb="charter.affirmed", actor_id=person.pk).count() == 1
    assert client.get("/c/bridges/leave/").status_code == 200


def test_a_steward_gives_and_ends_roles_and_nobody_else_does():
    community = a_community()
    steward, member = a_member(community, "Stella", Role.STEWARD), a_member(community, "Mo")
    where = f"/c/bridges/roles/{member.pk}/"
    browser(steward.person).post(where, {"role": "reviewer", "held": "yes"})
    assert Membership.objects.get(pk=member.pk).roles == ["reviewer"]
    browser(steward.person).post(where, {"role": "reviewer", "held": "no"})
    assert Membership.objects.get(pk=member.pk).roles == []
    answer = browser(member.person).post(where, {"role": "steward", "held": "yes"})
    assert (answer.status_code, Membership.objects.get(pk=member.pk).roles) == (404, [])


def test_another_communitys_member_has_no_line_here():
    community, other = a_community(), a_community("harbour", "Harbour")
    steward, elsewhere = a_member(community, "Stella", Role.STEWARD), a_member(other, "Els")
    answer = browser(steward.person).post(f"/c/bridges/roles/{elsewhere.pk}/", {"role": "host", "held": "yes"})
    assert (answer.status_code, Membership.objects.get(pk=elsewhere.pk).roles) == (404, [])


def test_the_last_steward_stays_until_there_is_another():
    community = a_community()
    steward, member = a_member(community, "Stella", Role.STEWARD), a_member(community, "Mo")
    page = browser(steward.person).post("/c/bridges/leave/", {"sure": "on"})
    assert "You are the only steward." in page.content.decode()
    assert Membership.objects.get(pk=steward.pk).state == "inside"
    browser(steward.person).post(f"/c/bridges/roles/{member.pk}/", {"role": "steward", "held": "yes"})
    assert browser(steward.person).post("/c/bridges/leave/", {"sure": "on"}).status_code == 302
    assert Membership.objects.get(pk=steward.pk).state == "left"


def test_the_roles_page_makes_the_same_queries_for_one_and_for_three(assert_same_queries):
    community = a_community()
    client = browser(a_member(community, "Stella", Role.STEWARD).person)
    assert_same_queries(
        3,
        lambda: client.get("/c/bridges/roles/"),
        lambda: [a_member(community), a_member(community)],
    )
