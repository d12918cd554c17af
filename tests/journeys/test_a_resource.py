"""Three people, each in a browser: something put on the shelf, taken along, said to have helped, and given on."""

from __future__ import annotations

SHELF = "/c/harbour/resources/"


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
