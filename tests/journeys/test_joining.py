"""An applicant on a phone walks the small pathway, gets to know the people, and stops: with JavaScript, without."""

from __future__ import annotations

import pytest

from tests.journeys.people import Person

UNDERSTOOD = "A place among colleagues, hat off. What I am not sure of is how fast people answer each other here."
SAYS = "I would say: I heard you. And I would write to them tomorrow, in two lines."


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without"])
def test_the_small_pathway_on_a_phone(demo, chromium, javascript):
    mark = "a" if javascript else "b"
    ida = Person(chromium, demo, javascript=javascript, size=(390, 844))
    ida.goes("/c/bridges/join/")
    ida.reads("Two situations between colleagues")
    ida.reads("A conversation")
    ida.reads("people who got an answer were welcomed")
    ida.signs_in(f"ida-{mark}@example.org", f"Ida {mark.upper()}", then="/c/bridges/join/")
    ida.goes("/c/bridges/join/")
    ida.presses("I would like to begin")

    ida.reads("Read by two people here, each on their own")
    ida.reads("Erased 12 months after your letter, or at once if you stop.")
    ida.writes("What did you understand?", UNDERSTOOD)
    ida.pictures(f"joining-charter-{mark}")
    ida.presses("Keep and go on")
    for box in ida.page.locator("main textarea").all():
        box.fill("I say what I gain by it before I am asked, and I would like the same.")
    ida.presses("Keep and go on")
    ida.presses("I would rather tell you in the conversation")
    ida.page.locator("main textarea").first.fill(SAYS)
    ida.pictures(f"joining-situation-{mark}")
    ida.presses("Keep and go on")
    ida.reads("This is what you are about to send")
    ida.reads("I would rather tell you this in the conversation.")
    ida.reads(SAYS)

    ida.goes("/c/bridges/join/status/")
    ida.presses("Your guide")
    ida.reads("is your guide")
    ida.writes("Write to", "Hello. Is it fine to be slow here?")
    ida.presses("Send it")
    ida.reads("Is it fine to be slow here?")
    ida.pictures(f"joining-guide-{mark}")
    ida.presses("I would like another guide")
    ida.does_not_read("Is it fine to be slow here?")

    ida.goes("/c/bridges/join/us/")
    ida.reads("Maren")
    ida.writes("What would you like to know?", "Do people here ever laugh?")
    ida.presses("Ask")
    ida.reads("Do people here ever laugh?")
    ida.reads("No answer yet.")
    ida.pictures(f"joining-us-{mark}")
    ida.goes("/c/bridges/join/what-you-need/")
    ida.writes("What would help?", "Captions in the conversation, please.")
    ida.presses("Tell the stewards")
    ida.reads("No answer yet. The stewards know.")

    ida.goes("/c/bridges/join/look-over/")
    ida.presses("Send it")
    ida.reads("It has arrived")
    ida.presses("Take it back, and change something")
    ida.reads("You are writing")
    ida.goes("/c/bridges/join/look-over/")
    ida.presses("Send it")
    ida.goes("/c/bridges/join/status/")
    ida.pictures(f"joining-status-{mark}")
    ida.presses("This is not for me")
    ida.presses("Stop, and erase my answers")
    ida.goes("/c/bridges/join/status/")
    ida.reads("You stopped")
    ida.leaves()
