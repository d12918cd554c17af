"""Three clinicians, each in a browser: from a need to a colleague who has room, and to how both say it ended."""

from __future__ import annotations


def opens(person, words):
    person.page.locator("summary", has_text=words).first.click()


def takes_referrals_on_grief(person):
    person.goes("/c/harbour/people/me/")
    opens(person, "What you do")
    person.chooses("Grief and loss")
    person.page.locator("#part-work").get_by_role("button", name="Keep this part").click()
    person.page.wait_for_load_state()
    opens(person, "Referrals, and how you are paid")
    person.chooses("I take referrals now")
    person.page.locator("#part-referrals").get_by_role("button", name="Keep this part").click()
    person.page.wait_for_load_state()


def test_from_a_need_to_both_reports(three):
    ada, ben, cy = three
    takes_referrals_on_grief(ben)

    # From Today to three colleagues who are asked: four presses, and not a word written.
    ada.goes("/c/harbour/today/")
    ada.presses("Exchange")
    ada.presses("Look for a colleague")
    ada.reads("There is no place for a client here")
    ada.chooses("Grief and loss")
    assert [box.input_value() for box in ada.page.locator("main input[type=text], main textarea").all()] == [""] * 4
    ada.presses("Ask who fits")
    ada.reads("Colleagues who fit were asked.")
    ada.does_not_read("Ben")
    path = ada.page.url.split(ada.place.url)[1]

    ben.goes("/c/harbour/referrals/")
    ben.reads("Came to you because of: Grief and loss")
    ben.presses("Look at it")
    ben.presses("Pass it on")
    ben.chooses("Cy")
    ben.presses("Ask them")
    ada.goes(path)
    ada.does_not_read("Ben")

    cy.goes("/c/harbour/referrals/")
    cy.reads("Ben thought of you.")
    cy.presses("Look at it")
    cy.presses("Yes, I have room")
    cy.writes("Write to", "I have an hour on Thursdays. Call me at the practice?")
    cy.presses("Send it")

    ada.goes("/c/harbour/today/")
    ada.reads("A colleague has room for what you look for.")
    ada.presses("Look")
    assert ada.page.url.endswith(path)
    ada.reads("Cy has room")
    ada.pictures("referral-has-room-phone")
    opens(ada, "How did it end?")
    ada.chooses("They got in touch with each other")
    ada.presses("Say so")
    ada.reads("Cy was asked once")

    cy.goes(path)
    cy.does_not_read("They got in touch with each other.")
    cy.chooses("On a waiting list")
    cy.presses("Say so")
    cy.reads("They got in touch with each other")
    ada.goes(path)
    ada.reads("On a waiting list")
    ada.presses("Somebody is found")
    ben.goes("/c/harbour/referrals/")
    ben.does_not_read("Grief and loss")
