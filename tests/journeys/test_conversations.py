"""On a phone: first words, a yes, writing, changing and taking back; and a door with two steps."""

from __future__ import annotations

import base64
import hmac
import struct
import time

from tests.journeys.people import Person

WORDS = "boat lantern seven rye"


def shown_by_app(secret):
    """What an app for one-time codes shows now (RFC 6238)."""
    key, now = base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(key, now, "sha1").digest()
    place = digest[-1] & 0x0F
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def has_no_sideways_scroll(person):
    return person.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_two_members_begin_to_write_to_each_other(demo, chromium):
    hollis, jo = Person(chromium, demo), Person(chromium, demo)
    hollis.steps_into("member")
    hollis.goes("/c/bridges/people/?q=Jo")
    hollis.presses("Jo")
    hollis.presses("Write to Jo")
    hollis.writes("Your first words", "Would you show me how you keep a circle small?")
    hollis.presses("Send it")
    hollis.reads("Your first words are with Jo.")
    assert has_no_sideways_scroll(hollis)
    jo.steps_into("host")
    jo.goes("/c/bridges/threads/questions/")
    jo.presses("Hollis")
    jo.reads("Would you show me how you keep a circle small?")
    assert has_no_sideways_scroll(jo)
    jo.presses("Yes, let us talk")
    jo.writes("Write to Hollis", "Gladly. Tonight?")
    jo.presses("Send it")
    hollis.page.reload()
    hollis.reads("Gladly. Tonight?")
    hollis.writes("Write to Jo", "Tonigt, yes.")
    hollis.presses("Send it")
    hollis.goes_by(hollis.page.get_by_role("link", name="Change").last)
    hollis.writes("Your message", "Tonight, yes.")
    hollis.presses("Keep these words")
    hollis.reads("Tonight, yes.")
    jo.page.get_by_text("Tonight, yes.").wait_for(timeout=30_000)  # by itself: the page asks for what is new
    hollis.goes_by(hollis.page.get_by_role("link", name="Change").last)
    hollis.presses("Take it back")
    hollis.reads("Taken back.")
    jo.page.get_by_text("Taken back.").wait_for(timeout=30_000)
    jo.does_not_read("Tonight, yes.")
    hollis.leaves()
    jo.leaves()


def test_a_password_and_a_second_step_open_the_door_and_a_session_is_ended(demo, chromium):
    desk, phone = Person(chromium, demo), Person(chromium, demo)
    desk.signs_in("steps@example.org", "Stef")
    desk.page.wait_for_url("**/me/passkeys/**")
    desk.goes("/me/password/")
    desk.writes("Your new password", WORDS)
    desk.presses("Keep this")
    desk.goes("/me/second-step/")
    secret = desk.page.locator("main code").first.inner_text().replace(" ", "")
    desk.writes("The code", shown_by_app(secret))
    desk.presses("Turn it on")
    paper = desk.page.locator("main code").first.inner_text()
    phone.goes("/account/login/password/")
    phone.writes("Your e-mail address", "steps@example.org")
    phone.writes("Your password", WORDS)
    phone.presses("Let me in")
    phone.reads("And the second step")
    assert has_no_sideways_scroll(phone)
    phone.writes("The code", paper)
    phone.presses("Let me in")
    phone.goes("/me/devices/")
    phone.reads("this browser")
    desk.goes("/me/devices/")
    desk.presses("Sign out there")
    phone.goes("/me/")
    assert "/account/login/" in phone.page.url
    desk.leaves()
    phone.leaves()
