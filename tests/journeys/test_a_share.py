"""Two people in two browsers live through a share on a phone, from a draft to *I felt heard*."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Place
from tests.journeys.people import Person

HALF = "I kept the light on in the office tonight"
WHOLE = "I kept the light on in the office tonight, and sat there until it was quiet in me as well."
ADVICE = "You should go home earlier."
KIND = "I know that light. I sat under one for years."
BACK = "Then there were two of us."


@pytest.fixture(scope="module", params=[True, False], ids=["with-javascript", "without"])
def harbour(request, tmp_path_factory, chromium):
    """A real community of two, each with a phone."""
    place = Place(tmp_path_factory.mktemp("harbour"), demo=False)
    people = []
    try:
        place.wait()
        place.command("found", "Harbour", "--steward", "ada@example.org", "--founder", "ben@example.org")
        for name in ("Ada", "Ben"):
            person = Person(chromium, place, javascript=request.param, size=(390, 844))
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


def test_from_a_draft_to_i_felt_heard(harbour):
    ada, ben = harbour
    ada.goes("/c/harbour/shares/write/")
    ada.reads("I'm not OK right now")
    ada.writes("In your words", HALF)
    ada.presses("Keep for later")
    ben.goes("/c/harbour/shares/")
    ben.does_not_read(HALF)

    ada.goes("/c/harbour/shares/write/")
    assert ada.page.get_by_label("In your words").input_value() == HALF
    ada.writes("In your words", WHOLE)
    ada.chooses("Something real and small")
    ada.chooses("To be heard")
    ada.presses("Share it")
    ada.reads(WHOLE)
    path = ada.page.url.split(ada.place.url)[1]

    ben.goes("/c/harbour/shares/")
    ben.presses("Say something to Ada")
    ben.reads(WHOLE)
    ben.writes("A few words", ADVICE)
    ben.presses("Say it")
    ben.reads("they did not ask for ideas")
    ben.writes("A few words", KIND)
    ben.presses("Say it")
    ben.reads("Ada can read it now.")

    ada.goes(path)
    ada.reads(KIND)
    ada.does_not_read(ADVICE)
    ada.presses("Say something back to Ben")
    ada.writes("A few words", BACK)
    ada.presses("Say it")
    ada.reads(BACK)
    ben.goes(path)
    ben.reads(BACK)

    ada.goes(path)
    ada.presses("I felt heard")
    ada.reads("You felt heard. Only you see this.")
    ada.pictures("felt-heard-phone")
    ben.goes(path)
    ben.does_not_read("felt heard")
    ada.presses("Close it to further answers")
    ben.goes(path)
    ben.reads("Ada has closed this")
    ada.goes("/c/harbour/shares/mine/?words=light")
    ada.reads("You felt heard.")


def test_from_a_hard_moment_to_somebody_who_said_yes(harbour):
    ada, ben = harbour
    ada.goes("/c/harbour/not-ok/somebody/?words=ben")
    ada.presses("Ask Ben")
    ben.goes("/c/harbour/not-ok/somebody/")
    ben.presses("Yes, they can")
    ada.goes("/not-ok/")
    ada.presses("Send it to Ben")
    ada.reads("I am not OK right now.")
    ben.goes("/c/harbour/threads/")
    ben.presses("With Ada")
    ben.reads("I am not OK right now.")
