"""Pages about oneself keep the rail of the community one came to last."""

import pytest
from django.urls import reverse

from holdspace.communities.queries import at_home
from holdspace.grammar.actors import VISITOR
from tests import people_and_places as made

pytestmark = pytest.mark.django_db


def test_the_community_somebody_came_to_last(at):
    first, second = made.a_community(), made.a_community("harbour", "Harbour")
    person = made.a_member(first, "Mo").person
    made.a_member(second, "Els")
    here = at_home(seen_by=person, at=at)
    assert (here.community, here.membership.person, here.head_count) == (first, person, 1)


def test_nobody_is_at_home_outside(at):
    made.a_member(made.a_community(), "Mo")
    assert at_home(seen_by=made.a_person("Ada"), at=at) is None
    assert at_home(seen_by=VISITOR, at=at) is None


def test_the_rail_stands_on_ones_own_pages(client):
    mo = made.a_member(made.a_community(), "Mo").person
    client.force_login(mo, backend="allauth.account.auth_backends.AuthenticationBackend")
    body = client.get(reverse("people:me")).content.decode()
    assert body.count("<b>Bridges</b>") == 1
    assert 'class="rail"' in body


def test_there_is_none_for_who_is_inside_nowhere(client):
    client.force_login(made.a_person("Ada"), backend="allauth.account.auth_backends.AuthenticationBackend")
    body = client.get(reverse("people:me")).content.decode()
    assert body.count("<b>Holdspace</b>") == 1
    assert 'class="rail"' not in body
