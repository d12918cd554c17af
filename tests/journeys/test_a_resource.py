"""Three people, each in a browser: something put on the shelf, taken along, said to have helped, and given on."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Place
from tests.journeys.people import Person

SHELF = "/c/harbour/resources/"


@pytest.fixture(scope="module", params=[True, False], ids=["with-javascript", "without"])
def three(request, tmp_path_factory, chromium):
    """A real community of three: Ada gives, Ben takes, Cy asks."""
    place = Place(tmp_path_factory.mktemp("harbour"), demo=False)
    people = []
    try:
        place.wait()
        emails = [f"{name}@example.org" for name in ("ada", "ben", "cy")]
        place.command("found", "Harbour", "--steward", emails[0], "--founder", emails[1], "--founder", emails[2])
        for email in emails:
            person = Person(chromium, place, javascript=request.param, size=(390, 844))
            people.append(person)
            person.signs_in(email)
            person.goes("/c/harbour/affirm/")
            person.chooses("I have read this")
            person.presses("Yes, I am in")
            person.goes("/me/")
            person.writes("Your name here", email.split("@")[0].capitalize())
            person.presses("Keep this")
        yield people
        for person in people:
            person.leaves()
    finally:
        place.stop()


def path_of(person):
    return person.page.url.split(person.place.url)[1]


def gives_a_file(ada, tmp_path):
    """What stands there by the name of a PDF comes back with the page; a plain text goes through."""
    ada.goes(SHELF)
    ada.presses("Put something on the shelf", nth=0)
    ada.reads("The 3 people of Harbour will see this.")
    ada.chooses("A file")
    wrong = tmp_path / "sheet.pdf"
    wrong.write_text("<html><script>alert(1)</script></html>")
    ada.page.set_input_files("input[type=file]", wrong)
    ada.writes("In one line", "One sheet for a first session")
    ada.writes("What is it good for?", "What I forget when I am nervous.")
    ada.page.get_by_label("What is it about?").select_option("practice")
    ada.chooses("Free to use, change and pass on")
    ada.presses("Put it on the shelf")
    ada.reads("This is a web page. Please give its address, or keep it as a PDF first.")
    assert ada.page.get_by_label("In one line").input_value() == "One sheet for a first session"
    right = tmp_path / "First session.md"
    right.write_text("# First session\n\n- Water, tissues, a clock\n")
    ada.page.set_input_files("input[type=file]", right)
    ada.presses("Put it on the shelf")
    ada.reads("It is on the shelf. Thank you.")
    return path_of(ada)


def test_a_resource_is_taken_and_given_on(three, tmp_path):
    ada, ben, cy = three
    path = gives_a_file(ada, tmp_path)

    ben.goes(SHELF)
    ben.presses("One sheet for a first session")
    with ben.page.expect_download() as handed:
        ben.page.get_by_role("link", name="Download it").click()
    assert handed.value.suggested_filename == "First session.md"
    assert handed.value.path().read_text() == "# First session\n\n- Water, tissues, a clock\n"
    ben.presses("I take it along")
    ben.reads("It is on your list.")
    ben.goes(f"{SHELF}taken/")
    ben.reads("from Ada · has it helped?")
    ada.goes(path)
    ada.does_not_read("Ben")

    ben.presses("One sheet for a first session")
    ben.chooses("Yes, it helped")
    ben.writes("A word to Ada", "The clock above all.")
    ben.presses("Say it")
    ben.reads("It helped you")
    ada.goes(path)
    ada.reads("The clock above all.")
    ada.reads("Ben, whom it helped")
    cy.goes(path)
    cy.reads("helped somebody")
    cy.does_not_read("The clock above all.")

    gives_it_on(three, path)


def gives_it_on(three, path):
    """Cy asks; Ben meets the ask with what Ada gave; Cy says yes, and finds it beside the offer."""
    _ada, ben, cy = three
    cy.goes("/c/harbour/exchange/")
    cy.presses("Ask for something")
    cy.chooses("A resource")
    cy.writes("In one line", "Something for the first hour")
    cy.writes("A few words about it", "I start in a new place on Monday.")
    cy.presses("Ask")
    ask = path_of(cy)

    ben.goes(ask)
    ben.presses("I have something for this on the shelf")
    ben.chooses("One sheet for a first session")
    ben.presses("Offer it")
    ben.reads("Your offer is with them, with what you found for it.")
    cy.goes(ask)
    cy.reads("A file: One sheet for a first session")
    cy.presses("Yes, gladly")
    cy.goes(ask)
    cy.presses("One sheet for a first session")
    assert path_of(cy) == path
    cy.presses("Put it into a collection")
    cy.presses("Begin a collection with it")
    cy.writes("What does it gather?", "For a new place")
    cy.presses("Begin it")
    cy.reads("One sheet for a first session")
