"""The look in a real browser, without server and database: the style page, its scripts, and axe over all of it."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import engines

from holdspace.web.style import samples

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.journey

HERE = "http://look.example"
AWAY = "https://away.example/"
AXE = (Path(__file__).parent / "axe.min.js").read_text()
KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}
POLICY = "; ".join(
    f"{name} {' '.join(str(v) for v in values)}"
    for name, values in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
    if isinstance(values, (list, tuple))
)


@pytest.fixture(scope="module")
def style_page():
    at = datetime(2026, 11, 19, 9, 30, tzinfo=UTC)
    nothing = {"here": None, "rail": [], "behind": [], "mine": [], "demo_bar": None, "messages": [], "csrf_input": ""}
    own = {"person": SimpleNamespace(name="Maren"), "quick_exit_url": AWAY, "version": "0"}
    return engines["jinja2"].env.get_template("web/style.html").render(nothing | own | samples(at))


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as running:
        debian = Path("/usr/bin/chromium")
        launched = running.chromium.launch(
            executable_path=str(debian) if debian.exists() else None, args=["--no-sandbox"]
        )
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser, style_page):
    """Opens the style page; what would go to a server is answered here, and told to `asked`."""
    contexts, asked, kept, complaints = [], [], {"status": 204}, []

    def answer(route):
        request = route.request
        if request.url.startswith(HERE + "/static/"):
            path = request.url.removeprefix(HERE + "/static/").split("#")[0]
            route.fulfill(path=finders.find(path), content_type=KINDS[path.rsplit(".", 1)[1]])
        elif request.method == "POST":
            asked.append(request.post_data)
            route.fulfill(status=kept["status"])
        else:
            route.fulfill(body=style_page, content_type="text/html", headers={"Content-Security-Policy": POLICY})

    def opened(**options):
        context = browser.new_context(**options)
        contexts.append(context)
        context.route(HERE + "/**", answer)
        context.route(AWAY + "**", lambda route: route.fulfill(body="away", content_type="text/html"))
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(HERE + "/style/")
        return page

    opened.asked, opened.kept, opened.complaints = asked, kept, complaints
    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_sticks_out(open_page, scheme, width, height):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": height})
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"]]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert open_page.complaints == []


def test_it_reflows_at_320_pixels(open_page):
    page = open_page(viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_counter_tells_what_is_left_and_what_is_too_much(open_page):
    page = open_page()
    box, counter = page.locator("#filled_words"), page.locator("#filled_words-limit")
    said = []
    for words in ("x" * 590, "x" * 599, "x" * 603, "a\nb"):
        box.fill(words)
        said.append((counter.inner_text(), counter.get_attribute("aria-live")))
    assert said == [
        ("10 characters left.", "polite"),
        ("One character left.", "polite"),
        ("3 characters too many.", "polite"),
        ("596 characters left.", "off"),
    ]


def test_a_draft_is_kept_and_says_when_it_is_not(open_page):
    page = open_page()
    page.locator("form[data-draft-to]").evaluate("form => form.dataset.draftTo = '/keep/'")
    line = page.locator("form[data-draft-to] .kept")
    page.locator("#filled_words").fill("small and true")
    playwright.expect(line).to_have_text("Kept as you write.")
    open_page.kept["status"] = 503
    page.locator("#filled_words").fill("small and true, and more")
    playwright.expect(line).to_have_text("Not kept yet: your words stay on this page.")
    assert ["small+and+true" in body for body in open_page.asked] == [True, True]
    assert page.locator("#filled_words").input_value() == "small and true, and more"


def test_a_second_press_sends_nothing(open_page):
    page = open_page()
    page.locator("form[data-draft-to]").evaluate("form => { form.action = '/send/'; delete form.dataset.draftTo; }")
    page.evaluate("for (const _ of [1, 2]) document.querySelector('form[enctype] button').click()")
    page.wait_for_timeout(300)
    assert len(open_page.asked) == 1
    assert page.locator("form[enctype] button").first.get_attribute("aria-disabled") == "true"


@pytest.mark.parametrize("way", ["escape", "link"])
def test_leaving_quickly_takes_the_page_s_place(open_page, way):
    page = open_page()
    before = page.evaluate("history.length")
    if way == "escape":
        for _ in range(3):
            page.keyboard.press("Escape")
    else:
        page.locator("a.quick-exit").click()
    page.wait_for_url(AWAY)
    assert page.evaluate("history.length") == before


def test_two_presses_of_escape_stay(open_page):
    page = open_page()
    for key in ("Escape", "Escape", "a", "Escape"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url == HERE + "/style/"


def test_without_scripts_the_limit_is_there_and_the_way_out_is_a_link(open_page):
    page = open_page(java_script_enabled=False)
    assert page.locator("#filled_words-limit").inner_text() == "Up to 600 characters."
    assert page.locator("a.quick-exit").get_attribute("href") == AWAY
