"""The seven walks: a stranger becomes a welcomed member, shares, is seen, asks, is helped, gives back.

Each walk goes on where the one before ended, once with JavaScript and once without.
"""

from __future__ import annotations

import json
import re
import zipfile
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from holdspace.demo.script import people
from tests.journeys.people import Person

UNDERSTOOD = (
    "A place for us when we are not working. Everybody gives and takes, nobody counts, and clients stay outside."
)
SHARED = "I left my bag on the bus today and noticed how light I walked home without it."
ASKED = "A kind way to end a group that has run too long"


@pytest.fixture(scope="module", params=[True, False], ids=["with-javascript", "without"])
def story(request, demo, chromium):
    """Who walks, and what they carry from one walk to the next."""
    there = {}

    class Story:
        javascript = request.param
        mark = "a" if request.param else "b"
        email = f"wren-{mark}@example.org"
        name = f"Wren {mark.upper()}"
        kept: dict = {}

        def somebody(self, who, size=(390, 844)):
            if who not in there:
                there[who] = Person(chromium, demo, javascript=self.javascript, size=size)
            return there[who]

        def demo_person(self, key):
            """One of the demo's people, signed in with a mailed code of their own."""
            fresh = key not in there
            person = self.somebody(key)
            if fresh:
                person.signs_in(f"{key}@example.org")
            return person

    told = Story()
    told.kept = {}
    yield told
    for person in there.values():
        person.leaves()


def test_1_a_visitor_finds_the_door_and_makes_an_account(story):
    wren = story.somebody("wren")
    wren.goes("/")
    for words in ("What Bridges is not", "Who it is for", "Our mission", "What we hold dear", "How joining goes"):
        wren.reads(words)
    wren.reads("Lately it took about")
    wren.presses("Ask to join")
    wren.goes("/c/bridges/join/")
    wren.signs_in(story.email, story.name, then="/c/bridges/join/")
    wren.goes("/c/bridges/join/")
    wren.reads("How joining goes")
    wren.goes("/me/passkeys/")
    wren.pictures(f"walk-1-{story.mark}")


def test_2_an_applicant_writes_is_kept_and_sends(story):
    wren = story.somebody("wren")
    wren.goes("/c/bridges/join/")
    wren.presses("I would like to begin")
    wren.writes("What did you understand?", UNDERSTOOD)
    wren.presses("Keep, and come back later")
    wren.goes("/c/bridges/join/status/")
    wren.reads("You are writing")
    wren.presses("Go on writing")
    for box in wren.page.locator("main textarea").all():
        if not box.input_value():
            box.fill("Plainly, and with time to think. I say what I gain by it before I am asked.")
    wren.presses("Keep and go on")
    for _step in range(4):
        if wren.page.get_by_role("button", name="Keep and go on").count() == 0:
            break
        for box in wren.page.locator("main textarea").all():
            if not box.input_value():
                box.fill("I would say: I heard you. I would not fix it, and I would ask tomorrow how the day was.")
        wren.presses("Keep and go on")
    wren.goes("/c/bridges/join/look-over/")
    wren.reads(UNDERSTOOD)
    wren.pictures(f"walk-2-{story.mark}")
    wren.presses("Send it")
    wren.goes("/c/bridges/join/status/")
    wren.reads("It has arrived")
    wren.presses("This is not for me")
    wren.goes("/c/bridges/join/status/")
    wren.reads("It has arrived")


def two_who_can_read_it(story):
    """The application is the newest of all; who reads it are two of those on whose list it stands."""
    seen = {}
    for key in ("jo", "tomas", "adaeze", "ines"):
        reviewer = story.demo_person(key)
        reviewer.goes("/c/bridges/reviewing/")
        seen[key] = {int(n) for n in re.findall(r"/reviewing/(\d+)/open/", reviewer.page.content())}
    story.kept["application"] = newest = max(set().union(*seen.values()))
    story.kept["readers"] = [key for key, numbers in seen.items() if newest in numbers][:2]
    assert len(story.kept["readers"]) == 2


@pytest.mark.parametrize("reader", [0, 1])
def test_3_two_reviewers_read_it_each_alone(story, reader):
    if not reader:
        two_who_can_read_it(story)
    number = story.kept["application"]
    reviewer = story.demo_person(story.kept["readers"][reader])
    reviewer.goes("/c/bridges/reviewing/")
    reviewer.goes_by(reviewer.page.locator(f"a[href$='/reviewing/{number}/open/']"))
    if reviewer.page.get_by_label("know").count():  # where everybody knows everybody, one says how
        reviewer.writes("know", "We have not met.")
    reviewer.goes_by(reviewer.page.locator(f"form[action$='/reviewing/{number}/take/'] button"))
    reviewer.goes(f"/c/bridges/reviewing/{number}/")
    reviewer.reads("A place for us when we are not working.")
    assert story.name not in reviewer.page.content()
    assert story.email not in reviewer.page.content()
    for group in reviewer.page.locator("fieldset.criterion").all():
        group.locator("label").nth(2).click()
    for box in reviewer.page.locator("main textarea").all():
        box.fill("Stays with the other person, and asks before helping.")
    reviewer.pictures(f"walk-3-{reader}-{story.mark}")
    reviewer.presses("This is my final reading")
    reviewer.goes("/c/bridges/reviewing/")
    assert f"/reviewing/{number}/open/" not in reviewer.page.content()


def test_3_they_talk_before_anybody_is_welcomed(story):
    key = story.kept["readers"][0]
    reader, wren = story.demo_person(key), story.somebody("wren")
    where = f"/c/bridges/reviewing/{story.kept['application']}/talk/"
    reader.goes(where)
    reader.writes("A time", ten_minutes_from_now(key))
    reader.writes("Where, or how", "The usual link")
    reader.presses("Propose these")
    wren.goes("/c/bridges/join/status/")
    wren.reads("would like to talk with you for about half an hour")
    wren.goes_by(wren.page.locator("form[action$='/join/talk/'] button").first)
    wren.reads("The usual link")
    wren.pictures(f"walk-3-talk-{story.mark}")
    reader.goes(where)
    reader.presses("We have talked")
    reader.reads("You read the other's note once both are final")


def ten_minutes_from_now(key):
    """As one of the demo's people types it, in their own zone; from a quarter of an hour before, they can have met."""
    zone = ZoneInfo(next(one["zone"] for one in people() if one["key"] == key))
    return f"{datetime.now(UTC).astimezone(zone) + timedelta(minutes=10):%Y-%m-%dT%H:%M}"


def test_3_two_people_decide_and_a_letter_is_there(story):
    maren, reader = story.demo_person("maren"), story.demo_person(story.kept["readers"][0])
    where = f"/c/bridges/reviewing/{story.kept['application']}/decision/"
    maren.goes(where)
    maren.chooses("Welcome")
    maren.writes("letter", "Two of us have read what you wrote, each alone. We would be glad to have you here.")
    maren.presses("Propose this")
    reader.goes(where)
    reader.presses("I agree: send this letter")
    wren = story.somebody("wren")
    wren.goes("/c/bridges/join/status/")
    wren.reads("We would be glad to have you here.")
    wren.pictures(f"walk-3-letter-{story.mark}")


def test_4_a_new_member_affirms_says_who_they_are_and_shares(story):
    wren = story.somebody("wren")
    wren.presses("Read it once more, and say yes")
    wren.chooses("I have read this")
    wren.presses("Yes, I am in")
    wren.writes("I work as", "Group worker")
    wren.writes("What I'd gladly do here", "Fold chairs with you.")
    wren.presses("Keep it")
    wren.goes("/c/bridges/today/")
    wren.reads("If you have room")
    wren.goes("/c/bridges/shares/write/")
    wren.reads("Only they see it.")
    wren.writes("In your words", SHARED)
    wren.presses("Keep for later")
    wren.goes("/c/bridges/shares/write/")
    assert wren.page.get_by_label("In your words").input_value() == SHARED
    wren.chooses("Something real and small")
    wren.chooses("Company")
    wren.presses("Share it")
    wren.reads(SHARED)
    story.kept["share"] = re.search(r"/shares/(\d+)/", wren.page.url)[1]


def test_4_two_members_answer_and_the_sharer_reads_them(story):
    where = f"/c/bridges/shares/{story.kept['share']}/"
    jo, maren, wren = story.demo_person("jo"), story.demo_person("maren"), story.somebody("wren")
    jo.goes(where)
    jo.writes("A few words", "I know that walk. Welcome, Wren.")
    jo.presses("Say it")
    maren.goes(where)
    maren.presses("Me too")
    wren.goes(where)
    wren.reads("I know that walk. Welcome, Wren.")
    wren.reads("Me too")
    wren.pictures(f"walk-4-{story.mark}")


def test_5_an_ask_is_offered_agreed_written_about_done_and_thanked(story):
    wren, giver = story.somebody("wren"), story.demo_person("jo")
    wren.goes("/c/bridges/exchange/ask/")
    wren.reads("will see this")
    wren.chooses("A thing, a text, a room, a tip.")
    wren.writes("In one line", f"{ASKED} ({story.mark})")
    wren.writes("A few words about it", "It was a good group. It has been tired since spring.")
    wren.presses("Ask")
    number = re.search(r"/asks/(\d+)/", wren.page.url)[1]
    where = f"/c/bridges/exchange/asks/{number}/"
    giver.goes(where)
    giver.page.locator("form[action$='/offer/'] textarea").fill(
        "We ended one with a shared meal and one true sentence each."
    )
    giver.presses("Offer it")
    wren.goes(where)
    wren.reads("We ended one with a shared meal")
    wren.goes_by(wren.page.locator("form[action$='/yes/'] button").first)
    wren.goes("/c/bridges/threads/")
    wren.goes_by(wren.page.locator("main a[href*='/threads/']").first)
    wren.page.locator("main textarea").fill("One true sentence each. Yes. Who began?")
    wren.presses("Send it")
    wren.reads("Who began?")
    thread = wren.page.url
    giver.goes(thread)
    giver.reads("Who began?")
    wren.goes(where)
    wren.goes_by(wren.page.locator("form[action$='/done/'] button").first)
    giver.goes(where)
    giver.goes_by(giver.page.locator("form[action$='/done/'] button").first)
    wren.goes(where)
    wren.page.locator("form[action$='/thank/'] textarea").fill("We ended well. Thank you.")
    wren.goes_by(wren.page.locator("form[action$='/thank/'] button[type=submit]").first)
    giver.goes(where)
    giver.reads("We ended well. Thank you.")
    wren.goes("/c/bridges/rhythm/")
    wren.reads("Lately you have mostly received")
    giver.goes("/c/bridges/rhythm/")
    giver.reads("ately")
    wren.pictures(f"walk-5-{story.mark}")


def test_6_a_steward_sees_who_waits_and_everybody_reads_the_power_record(story):
    maren, wren = story.demo_person("maren"), story.somebody("wren")
    maren.goes("/c/bridges/waiting/")
    for words in ("People who would like to join", "Shares that are not seen yet", "Asks not met yet"):
        maren.reads(words)
    maren.pictures(f"walk-6-{story.mark}")
    wren.goes("/c/bridges/power-record/")
    wren.reads("Maren, steward, proposed a decision")
    assert wren.page.goto("/c/bridges/waiting/").status == 404
    wren.troubles.clear()


def test_7_anybody_rests_blocks_takes_everything_along_and_erases_it(story, tmp_path):
    wren, jo = story.somebody("wren"), story.demo_person("jo")
    wren.goes("/c/bridges/room-today/")
    wren.presses("I need a rest")
    wren.goes("/c/bridges/today/")
    wren.reads("You are resting. Nothing is asked of you.")
    wren.goes("/c/bridges/room-today/")
    wren.goes_by(
        wren.page.locator("form[action*='room-today'] button").filter(has_text=re.compile("back", re.IGNORECASE))
    )
    wren.goes("/c/bridges/today/")
    wren.does_not_read("You are resting")

    wren.goes("/c/bridges/people/")
    wren.presses("Oskar")
    wren.page.locator("summary", has_text="I want nothing of this person here").click()
    wren.presses("Block")
    wren.goes("/c/bridges/people/")
    wren.does_not_read("Oskar")
    wren.goes("/me/blocks/")
    wren.reads("Oskar")
    wren.presses("Take it back")
    wren.goes("/c/bridges/people/")
    wren.reads("Oskar")

    wren.goes("/me/everything/take-along/")
    with wren.page.expect_download() as saved:
        wren.page.get_by_role("button", name="Give me the file").click()
    saved.value.save_as(tmp_path / "mine.zip")
    with zipfile.ZipFile(tmp_path / "mine.zip") as archive:
        mine = json.loads(archive.read("data.json"))
        assert SHARED in json.dumps(mine)
        assert "index.html" in archive.namelist()

    wren.goes("/me/everything/erase/")
    wren.page.locator("main input[type=checkbox]").check()
    wren.presses("Erase everything of mine")
    assert wren.page.goto("/c/bridges/today/").url.startswith(f"{wren.place.url}/account/login/")
    jo.goes("/c/bridges/shares/")
    jo.does_not_read(SHARED)
