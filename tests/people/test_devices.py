import pytest
from django.core.cache import cache

from holdspace.journal.models import Entry
from holdspace.people.devices import device_of, number_of
from holdspace.people.models import Session
from tests.people.test_entering import Browser, come_in, is_in
from tests.people_and_places import a_person

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"


@pytest.fixture(autouse=True)
def no_limits_from_before():
    cache.clear()


def a_browser(agent, person):
    client = Browser()
    client.defaults["HTTP_USER_AGENT"] = agent
    come_in(client, person.email)
    return client


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox, Linux"),
        (PHONE, "Safari, iPhone"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge, Windows",
        ),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_browser_is_called_what_its_owner_calls_it(agent, name):
    assert device_of(agent) == name


def test_every_browser_is_listed_and_ended_one_by_one():
    person = a_person()
    here, phone = a_browser(FIREFOX, person), a_browser(PHONE, person)
    page = here.get("/me/devices/").content.decode()
    assert page.index("Firefox, Linux") < page.index("Safari, iPhone")
    assert phone.session.session_key not in page
    end = next(part for part in page.split('action="') if part.startswith("/me/devices/") and "/end/" in part)
    assert here.post(end.split('"')[0])["Location"] == "/me/devices/"
    assert phone.get("/me/").status_code == 302
    assert is_in(here, person)
    assert here.post(end.split('"')[0]).status_code == 404
    assert Entry.objects.filter(verb="person.ended_session").count() == 1


def test_nobody_ends_what_is_not_theirs():
    one, other = a_person(), a_person()
    mine, theirs = a_browser(FIREFOX, one), a_browser(PHONE, other)
    assert mine.post(f"/me/devices/{number_of(theirs.session.session_key)}/end/").status_code == 404
    assert is_in(theirs, other)


def test_all_others_end_at_once_and_the_list_costs_the_same(django_assert_max_num_queries):
    person = a_person()
    here = a_browser(FIREFOX, person)
    others = [a_browser(PHONE, person) for _n in range(2)]
    with django_assert_max_num_queries(8):
        here.get("/me/devices/")
    assert here.post("/me/elsewhere/")["Location"] == "/me/devices/"
    assert [other.get("/me/").status_code for other in others] == [302, 302]
    assert Session.objects.filter(person=person).count() == 1
