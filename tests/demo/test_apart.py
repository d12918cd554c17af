"""The demo and real people never live in one place."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from holdspace.people.models import Person
from tests.people_and_places import a_community, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_mode():
    with override_settings(HOLDSPACE_DEMO=True, ROOT_URLCONF="tests.demo.urls_with_demo"):
        yield


def test_it_never_goes_where_real_people_live():
    a_community()
    with pytest.raises(CommandError, match="Somebody lives here already"):
        call_command("demo")
    assert Person.objects.count() == 0


def test_a_day_that_is_none_is_named():
    with pytest.raises(CommandError, match="Write the day as"):
        call_command("demo", "--until", "soon")


def test_nobody_steps_into_shoes_where_real_people_live(demo_mode):
    a_community()
    a_person()
    client = Client()
    client.post("/demo/as/steward/")
    assert "_auth_user_id" not in client.session
    assert client.get("/demo/mail/").status_code == 302
