"""Somebody shares; two others are invited within seconds, in a sentence: one reads and answers, one says not today."""

from __future__ import annotations

import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.conftest import Place
from tests.journeys.people import Person

SHARED = "I stood in the doorway for a while today before I went in, and that was all right."
PEOPLE = {"ada": "Ada", "ben": "Ben", "cleo": "Cleo"}
PATIENCE_SECONDS = 15


def where_it_is_day(person) -> str:
    """Of the zones on the page one in which it is day now, so that people are awake whenever this runs."""
    zones = person.page.locator("select[name=time_zone] option").evaluate_all("all => all.map(one => one.value)")
    return next(zone for zone in zones if 9 <= datetime.now(ZoneInfo(zone)).hour < 17)


@pytest.fixture(scope="module", params=[True, False], ids=["with-javascript", "without"])
def harbour(request, tmp_path_factory, chromium):
    """A real community of three, in whose place it is day."""
    place = Place(tmp_path_factory.mktemp("harbour"), demo=False)
    people = {}
    try:
        place.wait()
        founders = [word for key in ("ben", "cleo") for word in ("--founder", f"{key}@example.org")]
        place.command("found", "Harbour", "--steward", "ada@example.org", *founders)
        for key, name in PEOPLE.items():
            people[key] = person = Person(chromium, place, javascript=request.param)
            person.signs_in(f"{key}@example.org")
            person.goes("/c/harbour/affirm/")
            person.chooses("I have read this")
            person.presses("Yes, I am in")
            person.goes("/me/")
            person.writes("Your name here", name)
            person.page.get_by_label("Where your clock stands").select_option(where_it_is_day(person))
            person.presses("Keep this")
        yield people
        for person in people.values():
            person.leaves()
    finally:
        place.stop()


def waits_for(person, words):
    """Look at Today again until it says this."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        person.goes("/c/harbour/today/")
        if words in person.page.locator("main").inner_text():
            return
        time.sleep(0.5)
    person.reads(words)


def test_somebody_shares_and_two_others_are_invited(harbour):
    ada, ben, cleo = harbour.values()
    ada.goes("/c/harbour/shares/write/")
    ada.writes("In your words", SHARED)
    ada.chooses("Something real and small")
    ada.chooses("To be heard")
    ada.presses("Share it")
    for person in (ben, cleo):
        waits_for(person, "Somebody shared something. Read it if you have room.")
        person.does_not_read("doorway")
        person.does_not_read("Ada")
    ada.goes("/c/harbour/today/")
    ada.does_not_read("Somebody shared something.")


def test_one_reads_and_answers_and_one_says_not_today(harbour):
    ada, ben, cleo = harbour.values()
    ben.goes("/c/harbour/today/")
    ben.presses("Read it")
    ben.reads(SHARED)
    ben.writes("A few words", "I know that doorway.")
    ben.presses("Say it")
    cleo.goes("/c/harbour/today/")
    cleo.presses("Not today")
    cleo.reads("Somebody else is asked, and nothing else changes.")
    cleo.does_not_read("Somebody shared something.")
    ada.goes("/c/harbour/shares/")
    ada.reads(SHARED)


def test_everybody_reads_what_is_known_of_them_and_can_have_it_forgotten(harbour):
    _ada, ben, cleo = harbour.values()
    for person, became in ((ben, "you answered"), (cleo, "not today")):
        person.goes("/me/known/")
        person.reads("What this place knows about me")
        person.reads(became)
    ben.presses("Forget what was worked out")
    ben.reads("It is forgotten")
