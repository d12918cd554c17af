"""Session and person in one statement: the same answers as Django's own way, in every odd case."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from holdspace.people.known import KnownAtOnce
from holdspace.people.models import Session
from tests.people_and_places import a_person

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def signed_in():
    person, client = a_person("Mo"), Client()
    client.force_login(person, backend=BACKEND)
    return person, client


def who(client, *, at_once=True):
    """Who is there by a request of this browser, and how many statements it took."""
    from datetime import UTC, datetime

    from django.contrib.auth.middleware import AuthenticationMiddleware
    from django.contrib.sessions.middleware import SessionMiddleware
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    found = []

    def view(request):
        found.append(request.user.pk)
        return HttpResponse("")

    inner = KnownAtOnce(view) if at_once else view
    request = RequestFactory().get("/")
    request.at = datetime.now(UTC)
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    with CaptureQueriesContext(connection) as captured:
        response = SessionMiddleware(AuthenticationMiddleware(inner))(request)
    return found[0], len(captured), response.get("Vary", "")


def test_one_statement_where_django_takes_two(signed_in):
    person, client = signed_in
    assert who(client) == (person.pk, 1, "Cookie")
    assert who(client, at_once=False) == (person.pk, 2, "Cookie")


def test_every_field_is_what_the_orm_gives(signed_in):
    from holdspace.people.known import _statement
    from holdspace.people.models import Person

    person, _ = signed_in
    sql, persons = _statement()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, [Session.objects.get().session_key, "2000-01-01 00:00:00"])
        found = persons.read(cursor.fetchone())
    expected = Person.objects.get(pk=person.pk)
    for field in Person._meta.concrete_fields:
        assert (field.attname, getattr(found, field.attname)) == (field.attname, getattr(expected, field.attname))


def test_no_session_asks_nothing():
    assert who(Client())[:2] == (None, 0)


@pytest.mark.parametrize("odd", ["ended", "inactive", "signed out elsewhere", "altered", "made up", "another's row"])
def test_whatever_is_odd_is_answered_as_django_answers(signed_in, odd):
    person, client = signed_in
    session = Session.objects.get()
    if odd == "ended":
        Session.objects.update(expire_date=session.expire_date - timedelta(days=60))
    elif odd == "inactive":
        person.is_active = False
        person.save()
    elif odd == "signed out elsewhere":
        person.set_password("another seal")
        person.save()
    elif odd == "altered":
        Session.objects.update(session_data=session.session_data[:-4] + "AAAA")
    elif odd == "made up":
        client.cookies["sessionid"] = "x" * 32
    else:
        Session.objects.update(person=a_person())
    expected = who(client, at_once=False)[0] if odd in {"ended", "inactive", "altered", "made up"} else None
    if odd == "another's row":
        expected = person.pk
    assert who(client)[0] == expected
