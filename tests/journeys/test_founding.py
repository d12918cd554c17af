"""Walk six from the machine's side: an operator founds a real community, and its founders come in."""

from __future__ import annotations

import subprocess

import pytest

from tests.journeys.conftest import Place
from tests.journeys.people import Person


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    place = Place(tmp_path_factory.mktemp("empty"), demo=False)
    try:
        place.wait()
        yield place
    finally:
        place.stop()


def test_an_operator_founds_and_the_founders_come_in(empty, chromium):
    told = empty.command("found", "Quiet Harbour", "--steward", "ada@example.org", "--founder", "ben@example.org")
    assert f"{empty.url}/c/quiet-harbour/" in told
    for email, name in (("ada@example.org", "Ada"), ("ben@example.org", "Ben")):
        founder = Person(chromium, empty)
        founder.signs_in(email)
        founder.goes("/c/quiet-harbour/affirm/")
        founder.chooses("I have read this")
        founder.presses("Yes, I am in")
        founder.goes("/me/")
        founder.writes("Your name here", name)
        founder.presses("Keep this")
        founder.goes("/c/quiet-harbour/people/")
        founder.reads("founder")
        founder.leaves()
    empty.command("role", "give", "host", "ben@example.org")
    ada = Person(chromium, empty)
    ada.signs_in("ada@example.org")
    ada.goes("/c/quiet-harbour/power-record/")
    ada.reads("founded the community")
    assert ada.page.goto("/demo/mail/").status == 404
    ada.troubles.clear()
    ada.leaves()


def test_the_demo_never_moves_in_with_real_people(empty):
    with pytest.raises(subprocess.CalledProcessError):
        empty.command("demo")
