import html
import re

import pytest
from django.urls import reverse

from holdspace.algorithms.coach.catalogue import catalogue
from holdspace.communities.states import Role
from holdspace.outbox.models import Notice
from tests.people_and_places import a_community, a_member

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def inside(client):
    community = a_community()
    member, steward = a_member(community, "Ines"), a_member(community, "Stella", Role.STEWARD)
    client.force_login(member.person, backend=BACKEND)
    return member, steward


def words(response):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def test_every_rule_has_its_page_with_why_and_source(client, inside):
    listed = client.get("/c/bridges/coach/").content.decode()
    for rule in catalogue().values():
        assert f'href="/c/bridges/coach/{rule.rule}/"' in listed
    for key in ("addict", "self-harm-method", "health-plan-id"):
        rule = catalogue()[key]
        page = words(client.get(f"/c/bridges/coach/{key}/"))
        assert all(told in page for told in (rule.title, rule.why, rule.source, *rule.better))


def test_there_is_nothing_under_another_word(client, inside):
    assert client.get("/c/bridges/coach/kindness/").status_code == 404
    assert client.post("/c/bridges/coach/kindness/wrong/").status_code == 404


def test_this_is_wrong_reaches_a_steward_with_the_rule_alone(client, inside):
    _member, steward = inside
    response = client.post("/c/bridges/coach/addict/wrong/", {"text": "my own words"}, follow=True)
    assert "Thank you. The stewards know which rule you mean, and nothing of what you wrote." in words(response)
    assert list(Notice.objects.values_list("person_id", "url")) == [(steward.person_id, "/c/bridges/coach/addict/")]
    client.force_login(steward.person, backend=BACKEND)
    heard = words(client.get(reverse("outbox:notices")))
    assert (
        "Bridges: somebody says that a rule of the coach is wrong. Look at the rule; their text stays theirs." in heard
    )
    assert "my own words" not in heard
