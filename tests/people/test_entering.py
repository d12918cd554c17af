"""Coming in: one path for everybody, closed to whoever wants to know who is here."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client, TestCase
from django.urls import reverse

from holdspace.journal.models import Entry
from holdspace.people import codes
from holdspace.people.models import Person, Session
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db
LOGIN, CODE, SIGNUP = "/account/login/", "/account/login/code/", "/account/signup/"


@pytest.fixture(autouse=True)
def no_limits_from_before():
    cache.clear()


class Browser(Client):
    """What waits for the commit happens, as it does outside of a test."""

    def __init__(self, host="localhost"):
        super().__init__(headers={"host": host})

    def post(self, *args, **kwargs):
        with TestCase.captureOnCommitCallbacks(execute=True):
            return super().post(*args, **kwargs)


@pytest.fixture
def client():
    return Browser()


def mailed_code():
    return re.search(r"[B-Z]{4}-[B-Z]{4}", mail.outbox[-1].body).group()


def ask_for_code(client, email, then=""):
    return client.post(LOGIN, {"email": email, "next": then})


def come_in(client, email, then=""):
    ask_for_code(client, email, then)
    return client.post(CODE, {"code": mailed_code()})


def is_in(client, person):
    return client.session.get("_auth_user_id") == str(person.pk)


def test_somebody_with_an_account_comes_in_with_the_code(client):
    person, other = a_person(), a_person()
    response = come_in(client, person.email, "/c/bridges/join/")
    assert (response.status_code, response["Location"]) == (302, "/c/bridges/join/")
    assert is_in(client, person)
    assert not is_in(client, other)
    assert Session.objects.get(person=person).session_key == client.session.session_key


def test_the_address_may_be_typed_in_capitals_and_the_code_in_small_letters(client):
    person = a_person()
    ask_for_code(client, person.email.upper())
    client.post(CODE, {"code": f" {mailed_code().lower().replace('-', ' ')} "})
    assert is_in(client, person)


def test_somebody_new_is_asked_for_a_name_and_lands_where_they_were_going(client):
    response = come_in(client, "new@example.org", "/c/bridges/join/")
    assert (response.status_code, response["Location"]) == (302, SIGNUP)
    assert Person.objects.count() == 0
    response = client.post(SIGNUP, {"display_name": "Nour", "time_zone": "Europe/Berlin"})
    assert response["Location"] == "/me/passkeys/?next=%2Fc%2Fbridges%2Fjoin%2F&new=1"
    person = Person.objects.get()
    assert (person.email, person.display_name, person.time_zone) == ("new@example.org", "Nour", "Europe/Berlin")
    assert is_in(client, person)
    assert Entry.objects.filter(verb="person.joined", object_id=person.pk, actor_kind="visitor").count() == 1
    assert "people.proven" not in client.session


def test_on_a_bare_address_no_passkey_is_offered():
    client = Browser("127.0.0.1")
    assert b"passkeys.js" not in client.get(LOGIN).content
    come_in(client, "new@example.org", "/c/bridges/join/")
    response = client.post(SIGNUP, {"display_name": "Nour"})
    assert response["Location"] == "/c/bridges/join/"
    assert client.get("/account/passkey/").status_code == 404


def test_a_made_up_time_zone_is_no_reason_to_stop(client):
    come_in(client, "new@example.org")
    client.post(SIGNUP, {"display_name": "Nour", "time_zone": "Mars/Base"})
    assert Person.objects.get().time_zone == "UTC"


def test_an_account_is_made_for_a_proven_address_only(client):
    response = client.post(SIGNUP, {"display_name": "Nour"})
    assert (response.status_code, response["Location"]) == (302, "/account/login/?next=")
    assert Person.objects.count() == 0


def test_an_outsider_cannot_tell_who_has_an_account(client):
    person = a_person()
    seen = []
    for email in (person.email, "nobody@example.org"):
        outsider = Browser()
        mail.outbox.clear()
        response = ask_for_code(outsider, email)
        page = outsider.get(CODE).content.decode().replace(email, "ADDRESS")
        page = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page)
        wrong = outsider.post(CODE, {"code": "BBBB-BBBB"}).content.decode().replace(email, "ADDRESS")
        wrong = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", wrong)
        letter = mail.outbox[0]
        body = re.sub(r"[B-Z]{4}-[B-Z]{4}", "CODE", letter.body)
        seen.append((response.status_code, response["Location"], page, wrong, len(mail.outbox), letter.subject, body))
    assert seen[0] == seen[1]


def test_the_same_work_is_done_for_both(client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    person = a_person()
    counts = []
    for email in (person.email, "nobody@example.org"):
        with CaptureQueriesContext(connection) as queries:
            ask_for_code(Browser(), email)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_five_wrong_codes_and_the_code_is_gone(client):
    person = a_person()
    ask_for_code(client, person.email)
    code = mailed_code()
    for _ in range(4):
        response = client.post(CODE, {"code": "BBBB-BBBB"})
        assert b"This is not the code in our last mail" in response.content
    assert client.post(CODE, {"code": "BBBB-BBBB"})["Location"] == LOGIN
    client.post(CODE, {"code": code})
    assert not is_in(client, person)


def test_a_code_is_good_for_a_quarter_of_an_hour_and_once(client):
    person = a_person()
    with time_machine.travel(AT, tick=False) as clock:
        ask_for_code(client, person.email)
        code = mailed_code()
        clock.shift(timedelta(minutes=15, seconds=1))
        assert client.post(CODE, {"code": code})["Location"] == LOGIN
        assert not is_in(client, person)
        ask_for_code(client, person.email)
        clock.shift(timedelta(minutes=14))
        client.post(CODE, {"code": mailed_code()})
        assert is_in(client, person)
    client.post("/account/logout/")
    client.post(CODE, {"code": mailed_code()})
    assert not is_in(client, person)


def test_a_code_works_in_its_own_browser_only(client):
    person = a_person()
    ask_for_code(client, person.email)
    thief = Browser()
    thief.post(CODE, {"code": mailed_code()})
    assert not is_in(thief, person)


def test_the_session_never_holds_the_code(client):
    ask_for_code(client, "new@example.org")
    assert mailed_code() not in str(dict(client.session))
    assert mailed_code().replace("-", "") not in str(dict(client.session))


def test_another_code_takes_the_place_of_the_first_three_times(client):
    person = a_person()
    with time_machine.travel(AT, tick=False) as clock:
        ask_for_code(client, person.email)
        first = mailed_code()
        for _ in range(codes.RESENDS):
            clock.shift(timedelta(minutes=3))
            client.post(CODE, {"again": "1"})
        assert len(mail.outbox) == 1 + codes.RESENDS
        clock.shift(timedelta(minutes=3))
        client.post(CODE, {"again": "1"})
        assert len(mail.outbox) == 1 + codes.RESENDS
        client.post(CODE, {"code": first})
        assert not is_in(client, person)
        client.post(CODE, {"code": mailed_code()})
        assert is_in(client, person)


def test_codes_for_one_address_are_limited_wherever_they_are_asked_for():
    statuses = [ask_for_code(Browser(), "new@example.org").status_code for _ in range(4)]
    assert statuses == [302, 302, 302, 429]
    assert len(mail.outbox) == 3
    assert ask_for_code(Browser(), "other@example.org").status_code == 302


@pytest.mark.parametrize("then", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "me"])
def test_nobody_is_sent_away_to_another_place(client, then):
    person = a_person()
    assert come_in(client, person.email, then)["Location"] == "/"


def test_signing_out_takes_a_press_and_leaves_no_trace_of_who_was_here(client):
    person = a_person()
    come_in(client, person.email)
    client.get("/me/")
    assert "holdspace_last" in client.cookies
    assert client.get("/account/logout/").status_code == 405
    client.post("/account/logout/")
    assert not is_in(client, person)
    assert client.cookies["holdspace_last"].value == ""


def test_an_erased_person_does_not_come_in(client):
    person = a_person()
    email = person.email
    Person.objects.filter(pk=person.pk).update(is_active=False)
    come_in(client, email)
    assert not is_in(client, person)


def test_whoever_is_signed_in_is_sent_on(client):
    come_in(client, a_person().email)
    assert client.get(LOGIN, {"next": "/me/"})["Location"] == "/me/"
    assert client.get(SIGNUP)["Location"] == "/account/login/?next="


def test_before_what_reaches_everything_a_code_is_asked_once_more(client):
    person = a_person()
    with time_machine.travel(AT, tick=False) as clock:
        come_in(client, person.email)
        assert client.get("/me/everything/erase/").status_code == 200
        clock.shift(timedelta(minutes=31))
        response = client.get("/me/everything/erase/")
        assert response["Location"] == "/me/once-more/?next=%2Fme%2Feverything%2Ferase%2F"
        assert client.post("/me/everything/erase/", {"sure": "on"})["Location"] == response["Location"]
        client.post(reverse("people:once_more"), {"next": "/me/everything/erase/"})
        assert mail.outbox[-1].to == [person.email]
        assert client.post(CODE, {"code": mailed_code()})["Location"] == "/me/everything/erase/"
        assert client.get("/me/everything/erase/").status_code == 200


def test_a_code_for_somebody_else_makes_nobody_fresh(client):
    person, other = a_person(), a_person()
    with time_machine.travel(AT, tick=False) as clock:
        come_in(client, person.email)
        clock.shift(timedelta(minutes=31))
        session = client.session
        session[codes.PROVEN] = {"email": other.email, "then": "/me/", "at": (AT + timedelta(minutes=31)).isoformat()}
        session.save()
        assert client.get("/me/everything/erase/").status_code == 302


def test_a_page_of_ones_own_costs_one_query_for_session_and_person_and_one_for_home(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    come_in(client, a_person().email)
    client.get("/me/everything/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/me/everything/")
    tables = [re.findall(r"(?:FROM|JOIN) \"?(\w+)", query["sql"]) for query in queries]
    assert tables == [["people_session", "people_person"], ["communities_membership", "communities_community"]]


def prove_new_address(client, email):
    client.post("/me/address/", {"email": email})
    return client.post(CODE, {"code": mailed_code()})


def test_another_address_is_proven_first_and_the_old_one_is_told(client):
    person = a_person()
    old = person.email
    come_in(client, old)
    client.post("/me/address/", {"email": "New@example.org"})
    assert mail.outbox[-1].to == ["new@example.org"]
    person.refresh_from_db()
    assert person.email == old
    assert client.post(CODE, {"code": mailed_code()})["Location"] == "/me/"
    person.refresh_from_db()
    assert person.email == "new@example.org"
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == ([old], "Your address was changed")
    assert "new@example.org" not in mail.outbox[-1].body
    assert Entry.objects.filter(verb="person.changed_address", actor_id=person.pk, data={}).count() == 1
    again = Browser()
    come_in(again, "new@example.org")
    assert is_in(again, person)


def test_an_address_that_somebody_has_is_refused_once_it_is_proven(client):
    person, other = a_person(), a_person()
    come_in(client, person.email)
    assert client.post("/me/address/", {"email": other.email})["Location"] == CODE
    client.post(CODE, {"code": mailed_code()})
    assert b"There is an account with this address already." in client.get("/me/").content
    person.refresh_from_db()
    assert person.email != other.email


def test_a_browser_left_open_does_not_change_the_address(client):
    person = a_person()
    with time_machine.travel(AT, tick=False) as clock:
        come_in(client, person.email)
        clock.shift(timedelta(minutes=31))
        assert client.post("/me/address/", {"email": "thief@example.org"}).status_code == 302
        assert len(mail.outbox) == 1
        client.post("/me/once-more/", {"next": "new-address"})
        client.post(CODE, {"code": mailed_code()})
    person.refresh_from_db()
    assert person.email == mail.outbox[0].to[0]


def test_the_word_for_changing_cannot_be_handed_in(client):
    ask_for_code(client, "thief@example.org", "new-address")
    assert client.post(CODE, {"code": mailed_code()})["Location"] == SIGNUP
