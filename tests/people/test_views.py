"""One's own pages, as a person meets them."""

import io
import json
import zipfile

import pytest
from allauth.mfa.models import Authenticator
from django.test.utils import CaptureQueriesContext

from holdspace.journal.models import Entry
from holdspace.people.actions import block_person, unblock_person
from holdspace.people.models import Block, Person, Session
from holdspace.people.queries import my_blocks
from tests.people.test_entering import Browser, come_in
from tests.people_and_places import AT, a_community, a_member, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_home():
    """Ida, signed in, and her browser."""
    person, browser = a_member(a_community(), "Ida").person, Browser()
    come_in(browser, person.email)
    return person, browser


def neighbour(person, name="Otto"):
    from holdspace.communities.models import Membership

    return a_member(Membership.objects.get(person=person).community, name).person


NAMES = {"display_name": "Ida Sol", "pronouns": "she/her", "time_zone": "America/Denver", "language": "en"}


def test_one_changes_what_one_is_called(at_home):
    person, browser = at_home
    assert browser.post("/me/", NAMES)["Location"] == "/me/"
    person.refresh_from_db()
    assert (person.display_name, person.pronouns, person.time_zone) == ("Ida Sol", "she/her", "America/Denver")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"display_name": ""}, "Something is still missing here."),
        ({"time_zone": "Mars/Base"}, "Please choose one of those offered here."),
        ({"pronouns": "x" * 31}, "There is room for 30 characters here, and this has 31."),
    ],
)
def test_what_was_typed_comes_back_with_what_to_do(at_home, wrong, told):
    person, browser = at_home
    page = browser.post("/me/", NAMES | wrong).content.decode()
    assert told in page
    assert "Ida Sol" in page or wrong.get("display_name") == ""
    person.refresh_from_db()
    assert person.display_name == "Ida"


def test_no_page_of_ones_own_is_kept_by_the_browser(at_home):
    _, browser = at_home
    for page in ("/me/", "/me/passkeys/", "/me/blocks/", "/me/everything/", "/me/everything/erase/"):
        response = browser.get(page)
        assert (response.status_code, response["Cache-Control"]) == (200, "no-store, private"), page


def test_on_ones_own_page_one_sees_where_else_one_is_signed_in(at_home):
    person, browser = at_home
    assert "Here only." in browser.get("/me/").content.decode()
    elsewhere, another = Browser(), Browser()
    come_in(elsewhere, person.email)
    come_in(another, a_person().email)
    assert "Here, and in 1 other browser." in browser.get("/me/").content.decode()
    browser.post("/me/elsewhere/")
    assert elsewhere.get("/me/").status_code == 302
    assert browser.get("/me/").status_code == 200
    assert another.get("/me/").status_code == 200


def test_blocking_from_a_page_and_taking_it_back(at_home):
    person, browser = at_home
    other = neighbour(person)
    assert browser.post(f"/me/blocks/add/{other.pk}/")["Location"] == "/me/blocks/"
    page = browser.get("/me/blocks/").content.decode()
    assert "You and Otto will not meet here any more." in page
    block = Block.objects.get()
    assert browser.post(f"/me/blocks/{block.pk}/take-back/")["Location"] == "/me/blocks/"
    assert Block.objects.count() == 0
    assert "You have blocked nobody" in browser.get("/me/blocks/").content.decode()


def test_whoever_is_blocked_is_told_nothing(at_home):
    person, browser = at_home
    other, theirs = neighbour(person), Browser()
    come_in(theirs, other.email)
    before = {page: theirs.get(page).content.decode() for page in ("/me/blocks/", "/me/everything/")}
    browser.post(f"/me/blocks/add/{other.pk}/")
    after = {page: theirs.get(page).content.decode() for page in before}
    assert [strip(page) for page in after.values()] == [strip(page) for page in before.values()]
    answers = [theirs.post(f"/me/blocks/add/{number}/") for number in (person.pk, 10**9)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert strip(answers[0].content.decode()) == strip(answers[1].content.decode())


def strip(page):
    import re

    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page)


def test_the_list_of_blocks_takes_the_same_queries_for_one_and_for_three(assert_same_queries):
    one = a_member(a_community()).person
    block_person(person_id=neighbour(one).pk, by=one, at=AT)

    def more():
        for _ in range(2):
            block_person(person_id=neighbour(one).pk, by=one, at=AT)

    assert_same_queries(1, lambda: [b.blocked.name for b in my_blocks(seen_by=one).items], more)
    assert len(my_blocks(seen_by=one).items) == 3


def test_the_list_shows_ones_own_blocks_alone():
    one = a_member(a_community()).person
    other, third = neighbour(one), neighbour(one)
    block_person(person_id=third.pk, by=other, at=AT)
    mine = block_person(person_id=other.pk, by=one, at=AT)
    assert list(my_blocks(seen_by=one).items) == [mine]
    unblock_person(block_id=mine.pk, by=one, at=AT)
    assert list(my_blocks(seen_by=one).items) == []


def test_everything_of_mine_tells_of_every_kind(at_home):
    from holdspace.people.personal import all_personal

    _, browser = at_home
    page = browser.get("/me/everything/").content.decode()
    missing = [kind.name for kind in all_personal() if escaped(kind.label) not in page or escaped(kind.why) not in page]
    assert missing == []


def escaped(text):
    from markupsafe import escape

    return str(escape(str(text)))


def test_everything_is_taken_along_by_a_press(at_home):
    person, browser = at_home
    response = browser.post("/me/everything/take-along/")
    content = b"".join(response.streaming_content)
    assert (response["Content-Type"], response.status_code) == ("application/zip", 200)
    assert response["Content-Disposition"].startswith('attachment; filename="holdspace-')
    data = json.loads(zipfile.ZipFile(io.BytesIO(content)).read("data.json"))
    assert data["account"][0]["email"] == person.email
    assert Entry.objects.filter(verb="person.took_along", actor_id=person.pk).count() == 1


def test_erasing_takes_a_tick_and_ends_every_session(at_home):
    person, browser = at_home
    elsewhere = Browser()
    come_in(elsewhere, person.email)
    assert browser.post("/me/everything/erase/", {}).status_code == 200
    assert Person.objects.get(pk=person.pk).is_active
    page = browser.post("/me/everything/erase/", {"sure": "on"})
    assert "Everything of yours is erased" in page.content.decode()
    person.refresh_from_db()
    assert (person.is_active, person.email) == (False, None)
    for one in (browser, elsewhere):
        assert one.get("/me/")["Location"] == "/account/login/?next=%2Fme%2F"
    assert Session.objects.filter(person=person).count() == 0
    assert browser.cookies["holdspace_last"].value == ""


def test_a_passkey_that_the_device_did_not_finish_changes_nothing(at_home):
    _, browser = at_home
    browser.get("/me/passkeys/new/", headers={"Accept": "application/json"})
    for credential in ("", "null", "[]", '{"id": 1}', '{"response": {}}', "nonsense"):
        page = browser.post("/me/passkeys/new/", {"name": "Phone", "credential": credential})
        assert page.status_code == 200, credential
    assert Authenticator.objects.count() == 0


def test_the_device_is_asked_for_a_passkey_that_is_enough_by_itself(at_home):
    person, browser = at_home
    asked = browser.get("/me/passkeys/new/").json()["publicKey"]
    assert asked["rp"] == {"id": "localhost", "name": "Holdspace"}
    assert (asked["user"]["name"], asked["user"]["displayName"]) == (person.email, "Ida")
    chosen = asked["authenticatorSelection"]
    assert (chosen["residentKey"], chosen["userVerification"]) == ("required", "required")


@pytest.mark.parametrize("credential", ["", "null", "[]", '{"id": 1}', '{"response": {"userHandle": "!"}}', "nonsense"])
def test_nobody_comes_in_with_a_made_up_answer(credential):
    a_person()
    browser = Browser()
    browser.get("/account/passkey/")
    response = browser.post("/account/passkey/", {"credential": credential})
    assert (response.status_code, response["Location"]) == (302, "/account/login/")
    assert "_auth_user_id" not in browser.session


def test_passkeys_are_renamed_and_removed_on_their_page(at_home):
    person, browser = at_home
    mine = Authenticator.objects.create(user=person, type="webauthn", data={"name": "Phone", "credential": {}})
    assert "Phone" in browser.get("/me/passkeys/").content.decode()
    browser.post(f"/me/passkeys/{mine.pk}/", {"name": "Old phone"})
    assert "Old phone" in browser.get("/me/passkeys/").content.decode()
    browser.post(f"/me/passkeys/{mine.pk}/remove/")
    assert Authenticator.objects.count() == 0


def test_my_page_does_not_grow_with_what_there_is(at_home):
    from django.db import connection

    person, browser = at_home
    browser.get("/me/")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            browser.get("/me/")
        counts.append(len(queries))
        for number in range(3):
            Authenticator.objects.create(user=person, type="webauthn", data={"name": str(number), "credential": {}})
    assert counts[0] == counts[1]
