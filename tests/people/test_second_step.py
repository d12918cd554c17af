"""A password, a second step and codes on paper: for who wants them, and closed to everybody else."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.db import connection

from holdspace.grammar.refusals import Refused
from holdspace.journal.models import Entry
from holdspace.people import passwords, second_step
from holdspace.people.actions import (
    choose_password,
    drop_password,
    make_codes_anew,
    take_second_step,
    turn_second_step_off,
    turn_second_step_on,
)
from tests.people.test_entering import Browser, ask_for_code, come_in, is_in, mailed_code
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db
WORDS = "boat lantern seven rye"
ENTER, SECOND = "/account/login/password/", "/account/login/second-step/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def no_limits_from_before():
    cache.clear()


@pytest.fixture
def client():
    return Browser()


@pytest.fixture
def person():
    return a_person("Pax")


@pytest.fixture
def with_password(person):
    return choose_password(person=person, password=WORDS, by=person, at=AT)


def shown(at):
    """What the app shows at a time."""
    return format_hotp_value(hotp_value(SECRET, int(at.timestamp()) // 30))


@pytest.fixture
def with_app(person):
    with time_machine.travel(AT, tick=False):
        turn_second_step_on(person=person, secret=SECRET, code=shown(AT), by=person, at=AT)
    return person


def enter(client, person, password=WORDS, then=""):
    return client.post(ENTER, {"email": person.email, "password": password, "next": then})


def test_a_password_opens_the_door_beside_the_mailed_code(client, with_password):
    assert enter(client, with_password, then="/me/")["Location"] == "/me/"
    assert is_in(client, with_password)
    another = Browser()
    come_in(another, with_password.email)
    assert is_in(another, with_password)


def test_an_outsider_learns_nothing_from_the_password_page(client, with_password):
    without = a_person()
    pages = []
    for person in (with_password, without):
        answer = enter(client, person, "not this one")
        pages.append(re.sub(r'value="[^"]*"', "", answer.content.decode()))
        assert answer.status_code == 422
    answer = client.post(ENTER, {"email": "nobody@example.org", "password": "not this one"})
    pages.append(re.sub(r'value="[^"]*"', "", answer.content.decode()))
    assert pages[0] == pages[1] == pages[2]
    assert "not this one" not in pages[0]
    assert "_auth_user_id" not in client.session


def test_the_same_work_is_done_whoever_it_is(client, with_password, monkeypatch):
    asked = []
    real = passwords.check_password
    monkeypatch.setattr(passwords, "check_password", lambda *args: asked.append(1) or real(*args))
    enter(client, a_person(), "x")
    client.post(ENTER, {"email": "nobody@example.org", "password": "x"})
    enter(client, with_password, "x")
    assert len(asked) == 3


def test_ten_tries_for_one_address_are_enough(client, with_password):
    for _n in range(10):
        assert enter(client, with_password, "wrong").status_code == 422
    assert enter(client, with_password).status_code == 429
    assert not is_in(client, with_password)


@pytest.mark.parametrize("password", ["abc12", "password123", "qwertyuiop", "8675309867"])
def test_what_is_tried_first_is_not_taken(client, person, password):
    come_in(client, person.email)
    answer = client.post("/me/password/", {"password": password})
    assert answer.status_code == 422
    assert password not in answer.content.decode()
    person.refresh_from_db()
    assert not person.has_usable_password()


def test_choosing_a_password_ends_other_sessions_is_told_and_noted_without_it(client, person):
    other = Browser()
    come_in(client, person.email)
    come_in(other, person.email)
    mail.outbox.clear()
    assert client.post("/me/password/", {"password": WORDS})["Location"] == "/me/"
    assert client.get("/me/").status_code == 200
    assert other.get("/me/").status_code == 302
    assert [m.subject for m in mail.outbox] == ["A change in how you come in"]
    assert WORDS not in mail.outbox[0].body
    assert Entry.objects.get(verb="password.chosen").data == {}
    assert client.post("/me/password/without/")["Location"] == "/me/"
    person.refresh_from_db()
    assert not person.has_usable_password()
    assert not drop_password(person=person, by=person, at=AT)


def test_nobody_chooses_for_another(person):
    other = a_person()
    for act in (
        lambda: choose_password(person=person, password=WORDS, by=other, at=AT),
        lambda: drop_password(person=person, by=other, at=AT),
        lambda: turn_second_step_on(person=person, secret=SECRET, code="000000", by=other, at=AT),
        lambda: turn_second_step_off(person=person, by=other, at=AT),
        lambda: make_codes_anew(person=person, by=other, at=AT),
    ):
        with pytest.raises(Refused):
            act()


def test_the_step_is_turned_on_with_what_the_app_shows(client, person):
    come_in(client, person.email)
    page = client.get("/me/second-step/").content.decode()
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page).group(1).replace(" ", "")
    picture = client.get("/me/second-step/picture/")
    assert (picture["Content-Type"], b"<svg" in picture.content) == ("image/svg+xml", True)
    assert secret not in str(dict(client.session))
    assert client.post("/me/second-step/", {"code": "12"}).status_code == 422
    assert not second_step.is_on(person)
    now = format_hotp_value(hotp_value(secret, int(datetime.now(UTC).timestamp()) // 30))
    page = client.post("/me/second-step/", {"code": f"{now[:3]} {now[3:]}"}, follow=True).content.decode()
    assert len(re.findall(r"<code>\d{4} \d{4}</code>", page)) == 10
    assert second_step.is_on(person)
    assert client.get("/me/second-step/picture/").status_code == 404


def test_secrets_stand_encrypted(with_app):
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        stored = str(cursor.fetchall())
    assert SECRET not in stored
    assert not any(code in stored for code in second_step.codes_left(with_app))


@pytest.mark.parametrize("first", ["code", "password"])
def test_after_the_first_step_the_second_is_asked(client, with_app, first):
    choose_password(person=with_app, password=WORDS, by=with_app, at=AT)
    answer = come_in(client, with_app.email, "/me/") if first == "code" else enter(client, with_app, then="/me/")
    assert answer["Location"] == SECOND
    assert not is_in(client, with_app)
    assert client.get("/me/").status_code == 302
    assert client.post(SECOND, {"code": "000000"}).status_code == 422
    answer = client.post(SECOND, {"code": shown(datetime.now(UTC))})
    assert answer["Location"] == "/me/"
    assert is_in(client, with_app)


def test_a_code_of_the_app_is_good_once(with_app):
    later = AT + timedelta(minutes=5)
    with time_machine.travel(later, tick=False):
        code = shown(later)
        assert take_second_step(person=with_app, code=code, by=with_app, at=later) == "app"
        assert take_second_step(person=with_app, code=code, by=with_app, at=later) == ""


def test_a_code_on_paper_opens_once_and_is_told(client, with_app):
    paper = second_step.codes_left(with_app)[3]
    come_in(client, with_app.email)
    mail.outbox.clear()
    client.post(SECOND, {"code": f"{paper[:4]} {paper[4:]}"})
    assert is_in(client, with_app)
    assert [m.subject for m in mail.outbox] == ["A change in how you come in"]
    assert Entry.objects.get(verb="recovery_code.used").data == {"left": 9}
    assert take_second_step(person=with_app, code=paper, by=with_app, at=AT) == ""


def test_new_codes_take_the_place_of_the_old(with_app):
    before = second_step.codes_left(with_app)
    make_codes_anew(person=with_app, by=with_app, at=AT)
    after = second_step.codes_left(with_app)
    assert (len(after), set(before) & set(after)) == (10, set())
    assert turn_second_step_off(person=with_app, by=with_app, at=AT)
    assert not turn_second_step_off(person=with_app, by=with_app, at=AT)
    assert not Authenticator.objects.exists()
    with pytest.raises(Refused):
        make_codes_anew(person=with_app, by=with_app, at=AT)


def test_after_five_wrong_codes_one_begins_anew(client, with_app):
    come_in(client, with_app.email)
    for _n in range(4):
        assert client.post(SECOND, {"code": "000000"}).status_code == 422
    assert client.post(SECOND, {"code": "000000"})["Location"] == "/account/login/"
    assert client.get(SECOND)["Location"] == "/account/login/"


def test_the_second_step_waits_a_quarter_of_an_hour(client, with_app):
    come_in(client, with_app.email)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        assert client.get(SECOND)["Location"] == "/account/login/"


def test_nobody_takes_the_second_step_before_the_first(client, with_app):
    assert client.post(SECOND, {"code": second_step.codes_left(with_app)[0]})["Location"] == "/account/login/"
    ask_for_code(client, with_app.email)
    assert client.get(SECOND)["Location"] == "/account/login/"
    client.post("/account/login/code/", {"code": mailed_code()})
    client.post("/account/login/anew/")
    assert client.get(SECOND)["Location"] == "/account/login/"


def test_every_way_of_changing_how_one_comes_in_asks_once_more(client, person):
    come_in(client, person.email)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=40)):
        for path in ("password/", "password/without/", "second-step/", "second-step/picture/", "second-step/off/"):
            assert client.get(f"/me/{path}")["Location"].startswith("/me/once-more/?"), path
        answer = client.post("/me/passkeys/1/remove/")
        assert answer["Location"] == "/me/once-more/?next=%2Fme%2Fpasskeys%2F"
        assert client.get("/me/passkeys/1/")["Location"].startswith("/me/once-more/?")


def test_a_password_is_enough_to_show_that_it_is_them(client, with_password):
    come_in(client, with_password.email)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=40)):
        once = "/me/once-more/password/"
        assert client.post(once, {"password": "wrong", "next": "/me/password/"})["Location"] == "/me/once-more/"
        assert client.get("/me/password/").status_code == 302
        assert client.post(once, {"password": WORDS, "next": "/me/password/"})["Location"] == "/me/password/"
        assert client.get("/me/password/").status_code == 200
