"""What was typed when a session had ended: kept for a day, for that person alone, and given back."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from holdspace.grammar.actors import THE_MACHINE, VISITOR
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.people.actions import give_words_back, keep_words, let_old_words_go
from holdspace.people.actions.keeping import MOST_CHARACTERS, MOST_FORMS
from holdspace.people.models import KeptWords, Session
from holdspace.people.queries import my_kept_words
from holdspace.people.tasks import sweep
from tests.people.test_entering import Browser, come_in
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db
WORDS = {"display_name": "Nour Halabi", "pronouns": "she, her", "time_zone": "UTC", "language": "en"}


@pytest.fixture
def clock():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


def keep(person, path="/me/", words="some words", at=AT):
    return keep_words(person_id=person.pk, path=path, fields=[("words", words)], by=VISITOR, at=at)


@pytest.fixture
def late(clock):
    """Somebody whose session ended while they were writing."""
    person, browser = a_person(), Browser()
    come_in(browser, person.email)
    browser.get("/me/")
    Session.objects.filter(person=person).delete()
    return person, browser


def test_words_sent_too_late_are_kept_and_given_back(late):
    person, browser = late
    response = browser.post("/me/", WORDS | {"once": "0" * 32, "csrfmiddlewaretoken": "x"})
    assert (response.status_code, response["Location"]) == (302, "/account/login/?next=/me/still-here/")
    kept = KeptWords.objects.get()
    assert (kept.person_id, kept.path) == (person.pk, "/me/")
    assert come_in(browser, person.email, "/me/still-here/")["Location"] == "/me/still-here/"
    page = browser.get("/me/still-here/").content.decode()
    assert page.count("Nour Halabi") == 2
    assert 'action="/me/"' in page
    assert 'csrfmiddlewaretoken" value="x"' not in page
    browser.post("/me/", WORDS | {"kept_words": str(kept.pk)})
    person.refresh_from_db()
    assert (person.display_name, person.pronouns) == ("Nour Halabi", "she, her")
    assert KeptWords.objects.count() == 0
    assert browser.get("/me/still-here/")["Location"] == "/"


def test_what_comes_back_with_something_to_mend_is_kept_on(late):
    person, browser = late
    browser.post("/me/", WORDS | {"display_name": "x" * 61})
    come_in(browser, person.email)
    number = KeptWords.objects.get().pk
    assert browser.post("/me/", WORDS | {"display_name": "x" * 61, "kept_words": str(number)}).status_code == 200
    assert KeptWords.objects.count() == 1


def test_in_the_database_no_word_can_be_read(late):
    _, browser = late
    browser.post("/me/", WORDS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT fields FROM people_keptwords")
        (sealed,) = cursor.fetchone()
    assert "Nour" not in sealed


def test_nobody_else_gets_them_on_the_same_browser(late):
    _, browser = late
    browser.post("/me/", WORDS)
    other = a_person()
    come_in(browser, other.email)
    assert browser.get("/me/still-here/")["Location"] == "/"
    number = KeptWords.objects.get().pk
    assert browser.post(f"/me/still-here/{number}/let-go/").status_code == 404
    assert browser.post("/me/", WORDS | {"kept_words": str(number)}).status_code == 302
    assert KeptWords.objects.count() == 1


def test_a_visitor_leaves_nothing():
    assert Browser().post("/me/", WORDS)["Location"] == "/account/login/?next=%2Fme%2F"
    assert KeptWords.objects.count() == 0


def test_whoever_signed_out_by_themself_leaves_nothing(clock):
    person, browser = a_person(), Browser()
    come_in(browser, person.email)
    browser.get("/me/")
    browser.post("/account/logout/")
    browser.post("/me/", WORDS)
    assert KeptWords.objects.count() == 0


@pytest.mark.parametrize("cookie", ["1", "x.y", "0.MQ==", ""])
def test_a_made_up_cookie_names_nobody(cookie):
    a_person()
    browser = Browser()
    browser.cookies["holdspace_last"] = cookie
    assert browser.post("/me/", WORDS).status_code == 302
    assert KeptWords.objects.count() == 0


def test_the_cookie_cannot_be_read_and_no_script_gets_it(clock):
    person, browser = a_person(), Browser()
    come_in(browser, person.email)
    cookie = browser.cookies["holdspace_last"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert str(person.pk) != cookie.value
    assert person.email not in cookie.value


def test_codes_and_files_are_never_kept(late):
    person, browser = late
    browser.post("/me/", {"code": "BBBB-BBBB", "password": "x", "credential": "y", "words": "mine"})
    [kept] = my_kept_words(seen_by=person, at=AT)
    assert kept.fields == [("words", "mine")]


def test_what_htmx_sends_too_late_leads_the_whole_page_to_signing_in(late):
    _, browser = late
    response = browser.post("/me/", WORDS, headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (200, "/account/login/?next=/me/still-here/")


def test_the_same_form_sent_twice_is_kept_once():
    person = a_person()
    keep(person, words="first words")
    keep(person, words="last words")
    assert [kept.texts for kept in my_kept_words(seen_by=person, at=AT)] == [["last words"]]


def test_there_is_room_for_ten_forms_and_the_oldest_give_way():
    person, other = a_person(), a_person()
    keep(other)
    for number in range(MOST_FORMS + 2):
        keep(person, path=f"/page/{number}/", at=AT + timedelta(minutes=number))
    kept = my_kept_words(seen_by=person, at=AT + timedelta(hours=1))
    assert [one.path for one in kept] == [f"/page/{number}/" for number in reversed(range(2, MOST_FORMS + 2))]
    assert len(my_kept_words(seen_by=other, at=AT)) == 1


def test_what_is_too_much_is_not_kept():
    person = a_person()
    with pytest.raises(Refused):
        keep(person, words="x" * MOST_CHARACTERS)
    with pytest.raises(Refused):
        keep_words(person_id=person.pk, path="/", fields=[("a", "b")] * 201, by=VISITOR, at=AT)
    assert KeptWords.objects.count() == 0


def test_after_a_day_they_are_gone():
    person = a_person()
    old, new = keep(person, path="/old/"), keep(person, path="/new/", at=AT + timedelta(seconds=1))
    later = AT + timedelta(hours=24)
    assert [one.id for one in my_kept_words(seen_by=person, at=later)] == [new.pk]
    with pytest.raises(NothingHere):
        give_words_back(kept_id=old.pk, by=person, at=later)
    assert let_old_words_go(by=THE_MACHINE, at=later) == 1
    assert list(KeptWords.objects.all()) == [new]
    assert Entry.objects.filter(verb="words.let_go", actor_kind="machine").count() == 1


def test_the_sweep_leaves_what_is_still_good(clock):
    from django.core.cache import cache

    person = a_person()
    keep(person)
    Session.objects.create(session_key="old", session_data="", expire_date=AT - timedelta(seconds=1))
    Session.objects.create(session_key="new", session_data="", expire_date=AT + timedelta(days=1))
    cache.set("short", 1, 60)
    cache.set("long", 1, 86400)
    clock.shift(timedelta(minutes=5))
    sweep(at=AT + timedelta(minutes=5))
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
    assert KeptWords.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM holdspace_cache WHERE cache_key LIKE '%%long' OR cache_key LIKE '%%short'")
        assert cursor.fetchone() == (1,)


def test_one_lets_ones_own_go_and_nobody_elses():
    one, other = a_person(), a_person()
    kept = keep(one)
    with pytest.raises(NothingHere):
        give_words_back(kept_id=kept.pk, by=other, at=AT)
    give_words_back(kept_id=kept.pk, by=one, at=AT)
    assert KeptWords.objects.count() == 0
