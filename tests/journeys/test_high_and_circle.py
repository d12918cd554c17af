"""On two phones: a high share from the word beforehand until it is taken back, and a circle until one leaves it."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Place
from tests.journeys.people import Person

FIRST = "My mother was always tired. Tonight I heard her voice come out of me, and I sat on the stairs."
OTHER = "Tonight I heard my mother in me, and I sat on the stairs until it was quiet."
KIND = "I sat on those stairs with you while I read it."
INSIDE = "Only the two of us know how long this week was."


@pytest.fixture(scope="module")
def harbour(tmp_path_factory, chromium):
    """A real community of two, each with a phone."""
    place = Place(tmp_path_factory.mktemp("harbour"), demo=False)
    people = []
    try:
        place.wait()
        place.command("found", "Harbour", "--steward", "ada@example.org", "--founder", "ben@example.org")
        for name in ("Ada", "Ben"):
            person = Person(chromium, place, size=(390, 844))
            people.append(person)
            person.signs_in(f"{name.lower()}@example.org")
            person.goes("/c/harbour/affirm/")
            person.chooses("I have read this")
            person.presses("Yes, I am in")
            person.goes("/me/")
            person.writes("Your name here", name)
            person.presses("Keep this")
        yield people
        for person in people:
            person.leaves()
    finally:
        place.stop()


def unfolds(person):
    person.page.locator("details.folded summary").first.click()


def test_a_high_share_from_the_word_beforehand_until_it_is_taken_back(harbour):
    ada, ben = harbour
    ada.goes("/c/harbour/shares/write/")
    ada.writes("In your words", FIRST)
    ada.chooses("A little more vulnerable")
    ada.chooses("To be heard")
    ada.writes("A word beforehand", "a parent")
    ada.chooses("30 days")
    ada.presses("Share it")
    ada.reads(FIRST)
    ada.reads("Said beforehand: a parent.")
    ada.reads("It goes by itself on")
    path = ada.page.url.split(ada.place.url)[1]

    ben.goes("/c/harbour/shares/")
    ben.presses("Low and medium")
    ben.reads("About: a parent. Read it, if you have room")
    ben.does_not_read(FIRST)
    unfolds(ben)
    ben.reads(FIRST)
    ben.presses("Say something to Ada")
    unfolds(ben)
    ben.reads(FIRST)
    ben.does_not_read("It goes by itself on")
    ben.writes("A few words", KIND)
    ben.presses("Say it")
    ben.reads("Ada can read it now.")

    ada.goes(path)
    ada.reads(KIND)
    ada.presses("Say it in other words")
    assert ada.page.get_by_label("In your words").input_value() == FIRST
    ada.writes("In your words", OTHER)
    ada.writes("A word beforehand", "")
    ada.presses("Put these in their place")
    ada.reads(OTHER)
    ada.reads(KIND)
    ada.pictures("reworded-phone")
    ben.goes(path)
    ben.reads(OTHER)
    ben.reads("reworded")
    ben.does_not_read(FIRST)

    ada.goes(path)
    ada.presses("Take it back")
    assert ada.page.get_by_label("In your words").input_value() == OTHER
    ben.goes("/c/harbour/shares/")
    ben.does_not_read("stairs")


def test_a_circle_until_somebody_leaves_it(harbour):
    ada, ben = harbour
    ada.goes("/c/harbour/circles/")
    ada.writes("What it is called", "Tuesday Circle")
    ada.writes("What it is for", "To breathe out together.")
    ada.presses("Open it")
    ada.presses("Ask in")
    ada.presses("Tuesday Circle")
    circle = ada.page.url.split(ada.place.url)[1]

    ben.goes("/c/harbour/circles/")
    ben.reads("To breathe out together.")
    ben.presses("Come in")
    ben.goes(circle)
    ben.presses("Share something here")
    ben.writes("In your words", INSIDE)
    ben.chooses("Something real and small")
    ben.chooses("Company")
    ben.presses("Share it")
    ben.reads("Tuesday Circle")

    ada.goes(circle)
    ada.reads(INSIDE)
    ada.presses("Say something to Ben")
    ada.writes("A few words", "I know how long it was.")
    ada.presses("Say it")

    ben.goes(circle)
    ben.presses("Leave this circle")
    ben.presses("Leave this circle")
    ben.goes("/c/harbour/circles/")
    ben.does_not_read("Tuesday Circle")
    ben.goes("/c/harbour/shares/mine/")
    ben.reads(INSIDE)
    ada.goes(circle)
    ada.reads(INSIDE)
