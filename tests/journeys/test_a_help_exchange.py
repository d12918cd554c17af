"""Three people on phones: help asked for, offered, done and thanked; a place in a standing offer taken and given on."""

from __future__ import annotations


def opens(person, words):
    person.page.locator("summary", has_text=words).first.click()


def fits_the_phone(person):
    """Nothing is wider than the screen, and every button is large enough for a thumb."""
    page = person.page
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
    for button in page.locator("main button:visible, main a.button:visible").all():
        assert button.bounding_box()["height"] >= 44, (page.url, button.inner_text())


def test_1_help_is_asked_for_offered_done_and_thanked(three):
    ada, ben, cy = three
    ada.goes("/c/harbour/exchange/ask/")
    ada.chooses("Somebody's time, eyes or hands.")
    ada.writes("In one line", "Somebody to read my letter")
    ada.writes("A few words about it", "One page to a landlord. Is it firm and kind?")
    ada.page.get_by_label("at a distance").check(force=True)
    ada.presses("Ask")
    fits_the_phone(ada)
    where = ada.page.url.split(ada.place.url)[1]

    cy.goes(where)
    cy.presses("Pass it on")
    cy.chooses("Ben")
    fits_the_phone(cy)
    cy.pictures("pass-it-on-phone")
    cy.presses("I thought of them")
    ben.goes("/c/harbour/today/")
    ben.reads("Cy thought of you.")
    ben.presses("I might have something")
    ben.reads("at a distance")
    ben.writes("What can you offer?", "I read it tonight.")
    ben.presses("Offer it")
    fits_the_phone(ben)

    ada.goes(where)
    ada.reads("I read it tonight.")
    ada.presses("Yes, gladly")
    ada.page.locator("main textarea").fill("Thank you! I send it by mail.")
    ada.presses("Send it")
    ben.goes(where)
    ben.presses("It is done")
    ben.reads("Ada was asked once")
    ada.goes(where)
    ada.reads("Ben says that it is done. Is it?")
    ada.writes("Thank Ben in your words", "It was firm and kind in the end. Thank you.")
    ada.presses("Say thank you")
    ada.reads("It was firm and kind in the end.")
    ada.pictures("help-thanked-phone")

    cy.goes("/c/harbour/exchange/ask/?kind=help")
    cy.writes("In one line", "An hour of quiet company")
    cy.writes("A few words about it", "Filling in forms beside somebody.")
    cy.presses("Ask")
    ben.goes(where)
    ben.reads("It was firm and kind in the end.")
    asked = "Somebody else is looking for something like what you just gave. Would you like to look?"
    ben.reads(asked)
    fits_the_phone(ben)
    ben.pictures("gently-asked-phone")
    ben.presses("Have a look")
    ben.reads("An hour of quiet company")
    ben.goes(where)
    ben.presses("Not now")
    ben.goes(where)
    ben.does_not_read(asked)
    ben.goes("/c/harbour/rhythm/")
    ben.reads("Giving and receiving have been close lately.")


def test_2_a_place_in_a_standing_offer_is_taken_and_given_on(three):
    ada, ben, cy = three
    ben.goes("/c/harbour/exchange/standing/")
    ben.presses("Offer something")
    ben.chooses("Your time, eyes or hands.")
    ben.writes("In one line", "Half an hour on beginnings")
    ben.writes("A few words about it", "Rooms, forms, the first fee. By video.")
    ben.writes("How many places", "1")
    ben.presses("Offer it")
    ben.reads("1 place left")
    fits_the_phone(ben)
    where = ben.page.url.split(ben.place.url)[1]

    ada.goes("/c/harbour/exchange/standing/")
    ada.presses("Half an hour on beginnings")
    fits_the_phone(ada)
    ada.presses("Take a place")
    ada.reads("Half an hour on beginnings")

    cy.goes("/c/harbour/find/?q=beginnings")
    cy.reads("all places taken")
    cy.goes(where)
    cy.reads("All places are taken.")
    cy.does_not_read("Ada")
    cy.presses("Ask for it")
    cy.reads("Ask for something")

    ada.goes(where)
    ada.presses("See how it stands")
    opens(ada, "Something came between?")
    ada.presses("It did not work out")
    ada.reads("The place is free again.")

    cy.goes(where)
    cy.presses("Take a place")
    ben.goes(where)
    ben.reads("all places taken")
    ben.reads("Cy")
    ben.pictures("standing-taken-phone")
    opens(ben, "Change the number of places")
    ben.writes("How many are free now", "2")
    ben.presses("Keep this")
    ben.reads("2 places left")
    ben.presses("Pause it")
    ada.goes(where)
    ada.reads("This is not to be had at the moment.")
