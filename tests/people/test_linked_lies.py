"""A service that lies, or does not answer, and answers that nobody asked for: none of it opens a door."""

import re
from datetime import UTC, datetime, timedelta
from time import perf_counter

import pytest
import time_machine

from holdspace.people.linked import provider, wire
from holdspace.people.linked.provider import forget_what_is_known
from tests.people.at_the_provider import BACK, ENTER
from tests.people.test_entering import Browser, come_in, is_in
from tests.people.test_linked import LOGIN, SIGNUP, a_link, client, no_limits_from_before, person

__all__ = ["client", "no_limits_from_before", "person"]  # fixtures
pytestmark = pytest.mark.django_db

# Each way of lying, and what the operators' log says of it: each is found by what looks for it, not by chance.
LIES = {
    "nonce": "an answer to another question",
    "no nonce": "a token that does not hold",
    "audience": "a token that does not hold",
    "two audiences": "for somebody else, too",
    "authorised party": "for somebody else",
    "issuer": "a token that does not hold",
    "too old": "out of time",
    "from tomorrow": "out of time",
    "not yet": "out of time",
    "no time": "no time",
    "nobody": "nobody named",
    "unsigned": "not signed as it should be",
    "signed with the shared secret": "not signed as it should be",
    "signature": "a token that does not hold",
    "key": "signed with a key that it does not show",
    "no keys": "signed with a key that it does not show",
    "no token": "no token",
    "another issuer": "another issuer than HOLDSPACE_OIDC_ISSUER",
    "plain http elsewhere": "an address that is missing or not https",
    "no token endpoint": "an address that is missing or not https",
    "trouble": "answered 500",
    "no JSON": "no JSON",
    "too long": "too long an answer",
    "sent on": "answered 302",
    "mixed up": "an answer of somebody else",
}


def logged(caplog):
    return [record.getMessage() for record in caplog.records if record.name == "holdspace.people"]


@pytest.mark.parametrize(("lie", "why"), LIES.items())
def test_nobody_comes_in_by_a_lie(client, person, there, caplog, lie, why):
    a_link(person, there)
    there.behave(lie=lie)
    answer = client.post(ENTER)
    if answer.status_code == 200:
        answer = there.walk(client)
    assert answer["Location"] == LOGIN
    assert logged(caplog) == [f"linked account: {why}"]
    assert "Clinic login did not answer as it should." in client.get(LOGIN).content.decode()
    assert "_auth_user_id" not in client.session
    there.behave()
    forget_what_is_known()
    there.walk(client)
    assert is_in(client, person)


def test_somebody_elses_address_is_not_taken(client, there):
    there.behave(lie="somebody else's address")
    assert there.walk(client)["Location"] == LOGIN
    assert client.get(SIGNUP).status_code == 302


def test_who_turns_back_there_is_told_that_nothing_changed(client, there):
    there.behave(lie="turned back")
    assert there.walk(client)["Location"] == LOGIN
    assert "You went no further at Clinic login." in client.get(LOGIN).content.decode()


@pytest.mark.parametrize("change", ["state", "none", "code"])
def test_an_answer_that_was_not_asked_for_opens_nothing(client, person, there, change):
    a_link(person, there)
    back = there.sign_in(there.there(client))
    if change == "state":
        back = re.sub(r"state=[^&]+", "state=another", back)
    elif change == "code":
        back = re.sub(r"code=[^&]+", "code=another", back)
    else:
        back = re.sub(r"state=[^&]+&", "", back)
    assert client.get(back)["Location"] == LOGIN
    assert "_auth_user_id" not in client.session


def test_an_answer_is_good_once_in_one_browser(client, person, there):
    a_link(person, there)
    back = there.sign_in(there.there(client))
    thief = Browser()
    thief.get(back)
    assert "_auth_user_id" not in thief.session
    client.get(back)
    assert is_in(client, person)
    client.post("/account/logout/")
    client.get(back)
    assert "_auth_user_id" not in client.session


def test_what_was_asked_is_used_up_by_the_first_answer_whatever_came_of_it(client, person, there):
    a_link(person, there)
    there.behave(lie="nonce")
    back = there.sign_in(there.there(client))
    [state] = client.session["people.linked.asked"]
    assert f"state={state}" in back
    client.get(back)
    assert client.session["people.linked.asked"] == {}
    there.behave()
    another = there.sign_in(there.there(client))
    client.get(re.sub(r"state=[^&]+", f"state={state}", another))
    assert "That took too long" in client.get(LOGIN).content.decode()
    assert "_auth_user_id" not in client.session


def test_a_token_of_another_time_is_no_answer(client, person, there):
    """Whoever got hold of a token, and stands between, can't put it in the place of another."""
    a_link(person, there)
    there.walk(client)
    client.post("/account/logout/")
    there.behave(lie="replayed")
    assert there.walk(client)["Location"] == LOGIN
    assert "_auth_user_id" not in client.session


def test_a_way_that_took_too_long_begins_anew(client, person, there):
    a_link(person, there)
    back = there.sign_in(there.there(client))
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        assert client.get(back)["Location"] == LOGIN
    assert "_auth_user_id" not in client.session


def test_five_windows_are_remembered_and_no_more(client, person, there):
    a_link(person, there)
    first, *_others = [there.there(client) for _n in range(6)]
    assert len(client.session["people.linked.asked"]) == 5
    client.get(there.sign_in(first))
    assert "_auth_user_id" not in client.session


def test_a_service_that_is_down_is_told_and_left_alone_for_a_moment(client, there, settings, monkeypatch):
    settings.HOLDSPACE_OIDC_ISSUER = "http://127.0.0.1:9"
    assert client.post(ENTER)["Location"] == LOGIN
    assert "You can always have a code mailed." in client.get(LOGIN).content.decode()
    asked = []
    monkeypatch.setattr(provider, "fetch", asked.append)
    client.post(ENTER)
    assert asked == []


@pytest.mark.parametrize("lie", ["slow", "drips"])
def test_a_slow_service_does_not_hold_us_up(client, person, there, monkeypatch, lie):
    monkeypatch.setattr(wire, "PATIENCE_SECONDS", 0.5)
    a_link(person, there)
    there.behave(lie=lie)
    back = there.sign_in(there.there(client))
    begun = perf_counter()
    assert client.get(back)["Location"] == LOGIN
    assert perf_counter() - begun < 3
    assert "_auth_user_id" not in client.session


def test_nothing_of_it_is_written_into_the_log(client, person, there, caplog):
    a_link(person, there)
    there.behave(lie="nonce")
    there.walk(client)
    assert logged(caplog) == ["linked account: an answer to another question"]
    assert "p-1" not in caplog.text
    assert "ada@" not in caplog.text


def test_too_often_is_too_often(client, there, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"linked": "3/m/ip"}
    for _n in range(3):
        assert client.post(ENTER).status_code == 200
    assert client.post(ENTER).status_code == 429


def test_the_service_is_not_asked_about_answers_that_nobody_asked_for(client, there):
    before = len(there.asked())
    for _n in range(3):
        client.get(f"{BACK}?code=x&state=y&iss={there.issuer}")
    assert there.asked()[before:] == ["/asked"]


def test_the_door_stands_open_to_a_code_whatever_the_service_does(client, person, there):
    there.behave(lie="another issuer")
    client.post(ENTER)
    come_in(client, person.email)
    assert is_in(client, person)
