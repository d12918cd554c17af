"""Reading by keyboard alone, and a second look by people who had no part."""

from __future__ import annotations

from tests.journeys.people import Person

MOST_TABS = 400


def tabs_to(person, words):
    """Tab from where the focus is until it is on what says these words."""
    for _ in range(MOST_TABS):
        person.page.keyboard.press("Tab")
        said = person.page.evaluate("document.activeElement.innerText || document.activeElement.value || ''")
        if " ".join(said.split()) == words:
            return
    raise AssertionError(f"Tab never comes to {words!r} on {person.page.url}")


def enters(person):
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")


def test_a_reviewer_reads_from_the_queue_to_the_end_by_keyboard_alone(demo, chromium):
    tomas = Person(chromium, demo, size=(1280, 900))
    tomas.signs_in("tomas@example.org")
    tomas.goes("/c/bridges/reviewing/")
    tabs_to(tomas, "I will read this one")
    enters(tomas)
    tomas.reads("Sent on")
    if tomas.page.get_by_role("button", name="Open it and read").count():
        tabs_to(tomas, "Open it and read")
    else:
        tabs_to(tomas, "Nothing stands between us: open it")
    enters(tomas)
    tomas.reads("Only you see what you mark here until your reading is final.")
    tabs_to(tomas, "Go to the first criterion that is still open")
    tomas.page.keyboard.press("Enter")
    open_ones = tomas.page.locator("fieldset.criterion").count()
    assert open_ones > 4
    tomas.page.keyboard.press("Tab")
    for place in range(open_ones):
        tomas.page.keyboard.press("3")
        tomas.page.keyboard.press("w")
        tomas.page.keyboard.type(f"Their words in line {place + 1}.")
        tomas.page.keyboard.press("Control+Enter")
    marked = tomas.page.locator("fieldset.criterion input:checked").count()
    assert marked == open_ones
    tomas.pictures("reviewing-by-keyboard")
    tabs_to(tomas, "This is my final reading")
    enters(tomas)
    assert "Thank you. Your reading is final." in tomas.page.locator("body").inner_text()
    tomas.leaves()


def test_a_second_look_is_asked_for_proposed_and_answered_by_two_who_had_no_part(demo, chromium):
    dorothy = Person(chromium, demo, size=(390, 844))
    dorothy.signs_in("dorothy@example.org")
    dorothy.goes("/c/bridges/join/status/")
    dorothy.reads("Not yet")
    dorothy.page.locator("summary", has_text="Ask for a second look").click()
    dorothy.writes(
        "What was not seen, or seen wrongly?", "I wrote the second answer on a bad night. Please read the first."
    )
    dorothy.presses("Ask for a second look")
    dorothy.reads("People who had no part in it read everything, and two of them answer you.")

    without_a_part = []
    for key in ("jo", "tomas", "adaeze", "ines"):
        reviewer = Person(chromium, demo, size=(1280, 900))
        reviewer.signs_in(f"{key}@example.org")
        reviewer.goes("/c/bridges/reviewing/")
        if reviewer.page.locator("a[href*='/second-look/']").count():
            without_a_part.append(reviewer)
        else:
            reviewer.leaves()
    assert len(without_a_part) == 2
    one, other = without_a_part
    one.goes_by(one.page.locator("a[href*='/second-look/']").first)
    one.reads("Please read the first.")
    one.chooses("They may begin anew at once")
    one.writes(
        "The letter", "We read it again. The first answer shows what we had missed; please come again when you like."
    )
    one.presses("Propose this")
    one.reads("Proposed by")
    other.goes("/c/bridges/reviewing/")
    other.goes_by(other.page.locator("a[href*='/second-look/']").first)
    other.pictures("reviewing-second-look")
    other.presses("I agree: send this letter")
    dorothy.goes("/c/bridges/join/status/")
    dorothy.reads("We read it again.")
    dorothy.reads("Two people who had no part in it")
    dorothy.pictures("reviewing-second-look-answered")
    for person in (dorothy, one, other):
        person.leaves()
