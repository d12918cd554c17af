"""Coming in with an account at another service, at a provider that others wrote: with JavaScript and without."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.journeys.conftest import Place, free_port
from tests.journeys.people import Person

SERVICE = "Clinic login"
PEOPLE = [
    {"sub": "ada", "email": "ada@example.org"},
    {"sub": "ben-at-the-clinic", "email": "ben@example.org"},
]


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    """The provider, in a process of its own."""
    port = free_port()
    people = [word for one in PEOPLE for word in ("--user-claims", json.dumps(one | {"email_verified": True}))]
    words = ["--port", str(port), "--require-nonce", "true", *people]
    with (tmp_path_factory.mktemp("service") / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", *words], stdout=log, stderr=log
        )
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


@pytest.fixture(scope="module")
def linked_place(tmp_path_factory, service):
    also = {
        "HOLDSPACE_OIDC_ISSUER": service,
        "HOLDSPACE_OIDC_CLIENT_ID": "holdspace",
        "HOLDSPACE_OIDC_CLIENT_SECRET": "a secret of the test",
        "HOLDSPACE_OIDC_NAME": SERVICE,
    }
    place = Place(tmp_path_factory.mktemp("linked"), demo=False, also=also)
    try:
        place.wait()
        yield place
    finally:
        place.stop()


def somebody(chromium, place, **how):
    person = Person(chromium, place, **how)
    # The provider's page asks another host for its looks; nothing leaves the machine here.
    person.context.route("https://cdn.jsdelivr.net/**", lambda route: route.fulfill(body="", content_type="text/css"))
    return person


def goes_there_as(person, who):
    """From the page that leads on by itself, through the provider's own, and back."""
    person.page.wait_for_url("**/oauth2/authorize**")
    with person.page.expect_navigation(url=lambda url: url.startswith(person.place.url)):
        person.page.get_by_role("button", name=who, exact=True).click()


@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_new_comes_in_and_comes_back(linked_place, chromium, javascript):
    ada = somebody(chromium, linked_place, javascript=javascript)
    ada.goes("/account/login/?next=/me/")
    ada.page.get_by_role("button", name=f"Come in with {SERVICE}").click()
    goes_there_as(ada, "ada")
    if ada.page.url.endswith("/account/signup/"):
        ada.reads("ada@example.org")
        ada.writes("call you", "Ada")
        ada.presses("Make my account")
    ada.goes("/me/")
    ada.reads("Linked: it opens the door here, too.")
    ada.leaves()


def test_somebody_who_is_here_shows_it_once_and_links(linked_place, chromium):
    ben = somebody(chromium, linked_place)
    ben.signs_in("ben@example.org", "Ben")
    ben.leaves()
    ben = somebody(chromium, linked_place)
    ben.goes("/account/login/?next=/me/blocks/")
    ben.page.get_by_role("button", name=f"Come in with {SERVICE}").click()
    goes_there_as(ben, "ben-at-the-clinic")
    ben.reads("have a code mailed once")
    ben.presses("Mail me a code")
    ben.writes("code", ben.code_mailed_to("ben@example.org"))
    ben.presses("Let me in")
    ben.reads("It says ben@example.org there.")
    ben.presses("Link it")
    assert ben.page.url.endswith("/me/blocks/")
    ben.goes("/me/linked/")
    ben.presses("Unlink")
    ben.reads("Unlinked.")
    ben.goes("/me/linked/")
    ben.page.get_by_role("button", name=f"Link {SERVICE}").click()
    goes_there_as(ben, "ben-at-the-clinic")
    ben.reads("Linked. From now on you can come in with it.")
    ben.leaves()
