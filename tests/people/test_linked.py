"""Coming in with an account elsewhere, against a provider that runs as a program of its own."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache

from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.people.actions import erase_person, link_account, turn_second_step_on, unlink_account
from holdspace.people.linked.provider import forget_what_is_known
from holdspace.people.models import LinkedAccount, Person
from holdspace.project.looking import look_at_everything
from tests.people.at_the_provider import BACK, ENTER, MINE
from tests.people.test_entering import Browser, come_in, is_in
from tests.people.test_second_step import SECOND, SECRET, shown
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db
LOGIN, CODE, SIGNUP = "/account/login/", "/account/login/code/", "/account/signup/"


@pytest.fixture(autouse=True)
def no_limits_from_before():
    cache.clear()


@pytest.fixture
def client():
    return Browser()


@pytest.fixture
def person():
    return a_person("Pax")


def a_link(person, there, subject="p-1"):
    return link_account(person=person, issuer=there.issuer, subject=subject, by=person, at=AT)


def said(response):
    return [str(message) for message in response.wsgi_request._messages]


# ---------------------------------------------------------------- where it is off


def test_where_no_service_is_named_there_is_nothing(client, person, settings):
    assert settings.HOLDSPACE_OIDC_ISSUER == ""
    assert b"account_linked" not in client.get(LOGIN).content
    assert ENTER.encode() not in client.get(LOGIN).content
    assert client.post(ENTER)["Location"].startswith("/account/login/?next=")  # as where nothing is
    come_in(client, person.email)
    assert client.get(BACK).status_code == 404
    assert client.get(MINE).status_code == 404
    assert MINE.encode() not in client.get("/me/").content
    assert client.post("/me/once-more/linked/").status_code == 404


# ---------------------------------------------------------------- the usual ways


def test_a_linked_account_opens_the_door(client, person, there):
    a_link(person, there)
    assert b"Come in with Clinic login" in client.get(LOGIN).content
    answer = there.walk(client, next="/me/")
    assert (answer.status_code, answer["Location"]) == (302, "/me/")
    assert is_in(client, person)
    there.behave(auth="client_secret_post")
    forget_what_is_known()
    another = Browser()
    there.walk(another)
    assert is_in(another, person)


def test_what_goes_there_is_what_the_standards_ask_and_nothing_of_the_person(client, there):
    address = there.there(client, next="/c/bridges/")
    query = dict(re.findall(r"[?&]([a-z_]+)=([^&]*)", address))
    assert set(query) == {
        "response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge",
        "code_challenge_method",
    }  # fmt: skip
    assert (query["response_type"], query["scope"], query["code_challenge_method"]) == ("code", "openid+email", "S256")
    assert len({query["state"], query["nonce"], query["code_challenge"]}) == 3
    assert "bridges" not in address


def test_somebody_new_whose_address_is_vouched_for_makes_an_account(client, there):
    assert there.walk(client, next="/me/")["Location"] == SIGNUP
    assert b"ada@example.org" in client.get(SIGNUP).content
    client.post(SIGNUP, {"display_name": "Ada"})
    made = Person.objects.get(email="ada@example.org")
    assert is_in(client, made)
    assert [(link.person_id, link.subject) for link in LinkedAccount.objects.all()] == [(made.pk, "p-1")]
    again = Browser()
    there.walk(again)
    assert is_in(again, made)


def test_an_address_alone_never_opens_an_account_that_is_there(client, there):
    """The service may be wrong about an address, or have given it to somebody else since."""
    ada = Person.objects.get(pk=a_person("Ada").pk)
    there.behave(email=ada.email.upper())
    answer = there.walk(client, next="/c/bridges/")
    assert answer["Location"] == f"/account/login/?next=%2Fme%2Flinked%2F&email={ada.email.replace('@', '%40')}"
    assert "_auth_user_id" not in client.session
    assert client.post(SIGNUP, {"display_name": "Mallory"}).status_code == 302
    assert "_auth_user_id" not in client.session
    assert not LinkedAccount.objects.exists()
    # Who can read the mail proves it, and is asked whether to link.
    come_in(client, ada.email, MINE)
    assert is_in(client, ada)
    assert ada.email in client.get(MINE).content.decode()
    assert client.post("/me/linked/take/")["Location"] == "/c/bridges/"
    assert LinkedAccount.objects.get().person_id == ada.pk


def test_an_account_made_in_another_window_meanwhile_is_not_entered(client, there):
    assert there.walk(client)["Location"] == SIGNUP
    ada = a_person("Ada")
    Person.objects.filter(pk=ada.pk).update(email="ada@example.org")
    answer = client.post(SIGNUP, {"display_name": "Ada"})
    assert answer["Location"].startswith("/account/login/?next=%2Fme%2Flinked%2F")
    assert "_auth_user_id" not in client.session
    assert not LinkedAccount.objects.exists()


NOT_VOUCHED = [{"email_verified": False}, {"email_verified": "false"}, {"email": None}, {"email": "x"}]


@pytest.mark.parametrize("how", NOT_VOUCHED)
def test_an_address_that_is_not_vouched_for_makes_no_account(client, there, how):
    there.behave(**how)
    assert there.walk(client)["Location"].startswith("/account/login/?next=%2Fme%2Flinked%2F")
    assert client.post(SIGNUP, {"display_name": "Mallory"})["Location"].startswith("/account/login/")
    assert not Person.objects.exists()
    # By a mailed code there is an account, and then it is linked by a press.
    come_in(client, "new@example.org", MINE)
    client.post(SIGNUP, {"display_name": "New"})
    made = Person.objects.get()
    assert (made.email, LinkedAccount.objects.count()) == ("new@example.org", 0)
    client.post("/me/linked/take/")
    assert LinkedAccount.objects.get().person_id == made.pk


def test_who_waits_is_forgotten_after_an_hour_or_by_a_press(client, person, there):
    there.behave(email_verified=False)
    there.walk(client)
    come_in(client, person.email)
    assert client.post("/me/linked/leave/")["Location"] == "/"
    assert client.post("/me/linked/take/")["Location"] == MINE
    assert not LinkedAccount.objects.exists()
    another = Browser()
    there.walk(another)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=61)):
        come_in(another, person.email)
        another.post("/me/linked/take/")
    assert not LinkedAccount.objects.exists()


def test_the_address_is_asked_for_where_the_token_does_not_tell_it(client, there):
    there.behave(lie="address only when asked further")
    assert there.walk(client)["Location"] == SIGNUP
    assert b"ada@example.org" in client.get(SIGNUP).content


def test_a_second_step_is_asked_all_the_same(client, person, there):
    with time_machine.travel(AT, tick=False):
        turn_second_step_on(person=person, secret=SECRET, code=shown(AT), by=person, at=AT)
    a_link(person, there)
    assert there.walk(client, next="/me/")["Location"] == SECOND
    assert not is_in(client, person)
    assert client.post(SECOND, {"code": shown(datetime.now(UTC))})["Location"] == "/me/"
    assert is_in(client, person)


def test_an_account_that_was_erased_is_not_entered(client, person, there):
    a_link(person, there)
    erase_person(person=person, by=person, at=AT)
    assert not LinkedAccount.objects.exists()
    there.walk(client)
    assert "_auth_user_id" not in client.session


def test_the_operators_can_ask_whether_it_answers(there):
    [line] = [line for line in look_at_everything(at=datetime.now(UTC)) if line.about == "accounts elsewhere"]
    assert (line.how, line.what) == (
        "ok",
        "Clinic login answers. It must know this address: http://localhost:8000/account/linked/back/",
    )


# ---------------------------------------------------------------- linking and unlinking


def test_linking_from_ones_own_account_whatever_the_address(client, person, there):
    there.behave(email="other@example.org", email_verified=False, sub="p-7")
    come_in(client, person.email)
    mail.outbox.clear()
    assert b"Link Clinic login" in client.get(MINE).content
    assert there.walk(client, MINE)["Location"] == MINE
    link = LinkedAccount.objects.get()
    assert (link.person_id, link.issuer, link.subject) == (person.pk, there.issuer, "p-7")
    assert [m.subject for m in mail.outbox] == ["A change in how you come in"]
    assert Entry.objects.get(verb="linked_account.made").data == {}
    page = client.get(MINE).content.decode()
    assert ("Unlink" in page, "Link Clinic login" in page) == (True, False)
    assert client.post(f"/me/linked/{link.pk}/unlink/")["Location"] == "/me/"
    assert not LinkedAccount.objects.exists()
    assert Entry.objects.filter(verb="linked_account.removed").count() == 1
    assert client.post(f"/me/linked/{link.pk}/unlink/").status_code == 404
    another = Browser()
    there.walk(another)
    assert "_auth_user_id" not in another.session


def test_one_account_there_opens_one_door(client, person, there):
    other = a_person()
    a_link(other, there)
    come_in(client, person.email)
    answer = there.walk(client, MINE)
    assert said(answer) == ["That account already opens the door to another account here."]
    assert LinkedAccount.objects.get().person_id == other.pk
    a_link(person, there, "p-2")
    with pytest.raises(Refused) as refused:
        a_link(person, there, "p-3")
    assert str(refused.value.verdict.because) == "Another account of that service is linked already. Unlink it first."
    assert a_link(person, there, "p-2").subject == "p-2"


def test_nobody_links_or_unlinks_for_another(person, there):
    other = a_person()
    with pytest.raises(Refused):
        link_account(person=person, issuer=there.issuer, subject="p-1", by=other, at=AT)
    link = a_link(person, there)
    with pytest.raises(NothingHere):
        unlink_account(linked_id=link.pk, by=other, at=AT)
    assert LinkedAccount.objects.count() == 1


def test_linking_and_unlinking_ask_once_more_who_it_is(client, person, there):
    link = a_link(person, there)
    come_in(client, person.email)
    address = there.sign_in(there.there(client, "/me/once-more/linked/"))
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=40)):
        for path in (MINE, "/me/linked/take/", f"/me/linked/{link.pk}/unlink/"):
            assert client.post(path)["Location"] == "/me/once-more/?next=%2Fme%2Flinked%2F"
        assert client.get(address)["Location"] == MINE
        assert client.get("/me/password/").status_code == 302
    assert LinkedAccount.objects.count() == 1


def test_nothing_is_linked_where_they_came_back_too_late_to_be_sure_of_them(client, person, there):
    come_in(client, person.email)
    back = there.sign_in(there.there(client, MINE))
    session = client.session
    session["people.shown_at"] = (datetime.now(UTC) - timedelta(minutes=31)).isoformat()
    session.save()
    assert client.get(back)["Location"] == MINE
    assert not LinkedAccount.objects.exists()


def test_what_was_begun_to_link_does_not_link_to_who_sits_here_now(client, person, there):
    come_in(client, person.email)
    back = there.sign_in(there.there(client, MINE))
    other = a_person()
    asked = client.session["people.linked.asked"]
    client.force_login(other, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["people.linked.asked"] = asked
    session["people.shown_at"] = datetime.now(UTC).isoformat()
    session.save()
    client.get(back)
    assert not LinkedAccount.objects.exists()


# ---------------------------------------------------------------- showing that it is still them


def test_signing_in_anew_there_shows_that_it_is_them(client, person, there):
    a_link(person, there)
    come_in(client, person.email)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=40)):
        assert b"Go on with Clinic login" in client.get("/me/once-more/").content
        address = there.there(client, "/me/once-more/linked/", next="/me/password/")
        assert "&prompt=login&max_age=0" in address


@pytest.mark.parametrize("how", [{}, {"auth_time": 3600}, {"lie": "no auth_time"}, {"sub": "p-9"}])
def test_only_who_has_just_signed_in_there_has_shown_it(client, person, there, how):
    a_link(person, there)
    come_in(client, person.email)
    there.behave(**how)
    session = client.session
    session["people.shown_at"] = "2020-01-01T00:00:00+00:00"
    session.save()
    there.walk(client, "/me/once-more/linked/", next="/me/password/")
    assert client.get("/me/password/").status_code == (302 if how else 200)


def made_stale(client, **also):
    session = client.session
    session["people.shown_at"] = "2020-01-01T00:00:00+00:00"
    for name, value in also.items():
        session[name.replace("_", ".")] = value
    session.save()


def test_an_account_there_that_opens_another_door_shows_nothing(client, person, there):
    a_link(a_person(), there)
    a_link(person, there, "p-2")
    come_in(client, person.email)
    made_stale(client)
    assert there.walk(client, "/me/once-more/linked/")["Location"] == "/me/once-more/"
    assert client.get("/me/password/").status_code == 302


def test_what_somebody_else_began_here_shows_nothing(client, person, there):
    a_link(person, there)
    come_in(client, person.email)
    made_stale(client)
    back = there.sign_in(there.there(client, "/me/once-more/linked/"))
    asked = client.session["people.linked.asked"]
    for question in asked.values():
        question["person"] = a_person().pk
    made_stale(client, people_linked_asked=asked)
    assert client.get(back)["Location"] == "/me/once-more/"
    assert client.get("/me/password/").status_code == 302
