"""What all agreed is changed by members: proposed, talked about, answered with reasons, in force."""

from __future__ import annotations

import pytest

from tests.journeys.people import Person


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without"])
def test_a_change_is_proposed_talked_about_and_answered(demo, chromium, javascript):
    member = Person(chromium, demo, javascript=javascript)
    member.steps_into("member")
    member.goes("/c/bridges/charter/")
    member.presses("Propose a change")
    words = f"Laughing is allowed, {'aloud' if javascript else 'quietly'}."
    member.writes("In one sentence", words)
    member.writes("Why would it be good", "We laugh a good deal, and no sentence says that we may.")
    mission = member.page.get_by_label("Our mission")
    mission.fill(f"{mission.input_value()} {words}")
    member.presses("Propose it")
    member.reads("Our mission")
    member.reads("is new")
    where = member.page.url

    host = Person(chromium, demo, javascript=javascript, size=(1280, 860))
    host.steps_into("host")
    host.page.goto(where)
    host.chooses("I would like this")
    host.writes("In your words", "Yes. It is half of why I come.")
    host.presses("Say it")
    host.reads("It is half of why I come.")
    member.page.reload()
    member.reads("It is half of why I come.")
    member.pictures(f"proposal-phone-{javascript}")
    member.presses("Take it back")
    member.reads("has taken it back")
    member.leaves()
    host.leaves()


def test_a_steward_answers_what_was_talked_about_long_enough(demo, chromium):
    steward = Person(chromium, demo, size=(1280, 860))
    steward.steps_into("steward")
    steward.goes("/c/bridges/waiting/")
    steward.goes_by(steward.page.locator("li", has_text="send it in the morning").get_by_role("link"))
    steward.presses("Answer it")
    steward.chooses("taken up")
    steward.writes("The reasons", "Everybody who spoke to it does it already.")
    steward.presses("Answer it")
    steward.reads("Everybody who spoke to it does it already.")
    steward.goes("/c/bridges/shares/notes/")
    steward.reads("Late at night everything reads sharper.")
    steward.pictures("own-words-desk")
    steward.leaves()
