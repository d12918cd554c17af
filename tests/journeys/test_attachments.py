"""First words that survive a closed window, with a file that opens after the yes; a picture, and both gone again."""

from __future__ import annotations

import io

from PIL import Image

from tests.journeys.people import Person
from tests.journeys.test_conversations import has_no_sideways_scroll
from tests.uploads.conftest import PDF


def a_picture():
    out = io.BytesIO()
    Image.new("RGB", (1200, 800), "seagreen").save(out, "JPEG")
    return out.getvalue()


def attaches(person, name, kind, content, description=""):
    person.page.locator("summary", has_text="Add a file or a picture").click()
    person.page.set_input_files("input[name=file]", {"name": name, "mimeType": kind, "buffer": content})
    if description:
        person.writes("What it shows or holds", description)


def status_of(person, address):
    return person.page.request.get(address, max_redirects=0).status


def test_a_file_between_two_members(demo, chromium):
    rea, hollis = Person(chromium, demo), Person(chromium, demo, size=(1280, 900))
    rea.steps_into("reviewer")
    hollis.steps_into("member")
    name = hollis.page.locator(".demo-bar button[aria-current], .demo-bar [aria-pressed=true]").first.inner_text()
    name = name.split("(")[1].rstrip(")")
    writer = rea.page.locator(".demo-bar button[aria-current], .demo-bar [aria-pressed=true]").first.inner_text()
    writer = writer.split("(")[1].rstrip(")")
    rea.goes(f"/c/bridges/people/?q={name}")
    rea.presses(name)
    rea.presses(f"Write to {name}")
    rea.reads(f"Your first words wait until {name} says yes.")
    there = rea.page.url
    rea.writes("Your first words", "Here is the sheet you asked about on Tuesday.")
    rea.page.get_by_text("Kept as you write.").wait_for()
    rea.page.close()
    rea.page = rea.context.new_page()
    rea.goes("/c/bridges/threads/begun/")
    rea.presses(f"To {name}")
    assert rea.page.url == there
    assert rea.page.locator("textarea[name=words]").input_value() == "Here is the sheet you asked about on Tuesday."
    attaches(rea, "Sheet for Tuesday.pdf", "application/pdf", PDF)
    assert has_no_sideways_scroll(rea)
    rea.presses("Send it")
    file = rea.page.locator("main a[download]").get_attribute("href")
    assert status_of(rea, file) == 200
    assert status_of(hollis, file) == 404
    hollis.goes("/c/bridges/threads/questions/")
    hollis.goes_by(hollis.page.locator("main .lines a", has_text=writer).first)
    hollis.reads("It opens once you say yes.")
    hollis.does_not_read("Sheet for Tuesday")
    hollis.presses("Yes, let us talk")
    with hollis.page.expect_download() as download:
        hollis.page.get_by_role("link", name="Sheet for Tuesday.pdf").click()
    assert download.value.path().read_bytes() == PDF
    attaches(hollis, "garden.jpg", "image/jpeg", a_picture(), "Our garden")
    hollis.presses("Send it")
    rea.page.reload()
    picture = rea.page.get_by_role("img", name="Our garden")
    picture.scroll_into_view_if_needed()
    rea.page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture.element_handle())
    assert has_no_sideways_scroll(rea)
    rea.pictures("conversation-with-a-picture")
    shown = picture.get_attribute("src")
    hollis.goes_by(hollis.page.get_by_role("link", name="Change").last)
    hollis.presses("Take it back")
    picture.wait_for(state="detached", timeout=30_000)  # by itself: the page asks for what is new
    assert (status_of(rea, shown), status_of(hollis, shown)) == (404, 404)
    rea.leaves()
    hollis.leaves()
