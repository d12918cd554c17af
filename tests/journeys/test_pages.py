"""Every page of the demo, looked at by axe in light and dark, on a phone and on a desk; pictures are kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journeys.conftest import PICTURES, SIZES

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "visitor": ["/", "/c/bridges/charter/", "/c/bridges/join/", "/account/login/", "/demo/mail/", "/nowhere/"],
    "applicant": [
        "/c/bridges/join/",
        "/c/bridges/join/status/",
        "/c/bridges/join/look-over/",
        "/c/bridges/join/not-for-me/",
        "/c/bridges/join/step/charter/",
        "/c/bridges/join/step/values/",
        "/c/bridges/join/step/situation-1/",
    ],
    "reviewer": ["/c/bridges/reviewing/", "/c/bridges/reviewing/pathway/"],
    "member": [
        "/c/bridges/today/",
        "/c/bridges/shares/",
        "/c/bridges/shares/write/",
        "/c/bridges/shares/notes/",
        "/c/bridges/exchange/",
        "/c/bridges/exchange/mine/",
        "/c/bridges/exchange/ask/",
        "/c/bridges/exchange/standing/",
        "/c/bridges/exchange/standing/offer/",
        "/c/bridges/resources/",
        "/c/bridges/resources/mine/",
        "/c/bridges/resources/taken/",
        "/c/bridges/resources/give/",
        "/c/bridges/resources/collections/",
        "/c/bridges/people/",
        "/c/bridges/people/me/",
        "/c/bridges/threads/",
        "/c/bridges/rhythm/",
        "/c/bridges/room-today/",
        "/c/bridges/known/",
        "/c/bridges/power-record/",
        "/c/bridges/charter/",
        "/c/bridges/leave/",
        "/me/",
        "/me/notices/",
        "/me/notices/settings/",
        "/me/blocks/",
        "/me/passkeys/",
        "/me/everything/",
        "/me/everything/erase/",
        "/nowhere/",
    ],
    "host": ["/c/bridges/today/", "/c/bridges/shares/", "/c/bridges/hosting/", "/c/bridges/hosting/hours/"],
    "steward": [
        "/c/bridges/waiting/",
        "/c/bridges/giving/",
        "/c/bridges/hosting/",
        "/c/bridges/roles/",
        "/c/bridges/reviewing/",
    ],
}
# Pages whose number is not known beforehand: the first link of the kind on another page.
FIRST = {
    "reviewer": [("/c/bridges/reviewing/", "a[href*='/reviewing/'][href$='/']:not([href$='pathway/'])")],
    "member": [
        ("/c/bridges/shares/", "main a[href*='/shares/']:not([href$='write/']):not([href$='notes/'])"),
        ("/c/bridges/exchange/", "main a[href*='/exchange/asks/']"),
        ("/c/bridges/resources/?kind=howto", "main h2 a[href*='/resources/']"),
        ("/c/bridges/resources/?kind=file", "main h2 a[href*='/resources/']"),
        ("/c/bridges/resources/taken/", "main li a[href*='/resources/']"),
        ("/c/bridges/resources/collections/", "main li a[href*='/collections/']"),
        ("/c/bridges/people/", "main a[href*='/people/']:not([href$='me/'])"),
        ("/c/bridges/threads/", "main a[href*='/threads/']"),
    ],
}


@pytest.mark.parametrize("kind", list(PAGES))
def test_axe_finds_nothing(demo, chromium, kind):
    context = chromium.new_context(base_url=demo.url)
    page = context.new_page()
    page.goto("/")
    with page.expect_navigation():
        page.locator(f"form[action='/demo/as/{kind}/'] button").click()
    found = {}
    for path in [*PAGES[kind], *_first(page, kind)]:
        page.goto(path)
        name = f"{kind}-{path.strip('/').replace('/', '-') or 'door'}"
        for size, scheme in ((size, scheme) for size in SIZES for scheme in ("light", "dark")):
            page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour on its way
            # In the dark only colours differ from what was looked at in the light.
            told = _violations(page, RULES if scheme == "light" else [], ["color-contrast"])
            found |= {f"{path} {size} {scheme} {rule}": nodes for rule, nodes in told.items()}
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                found[f"{path} {size} is wider than the window"] = []
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{name}-{size}-{scheme}.png", full_page=True)
    context.close()
    assert not found, json.dumps(found, indent=1)


def _first(page, kind):
    paths = []
    for where, selector in FIRST.get(kind, []):
        page.goto(where)
        if (link := page.locator(selector).first).count():
            paths.append(link.get_attribute("href"))
    return paths


def _violations(page, tags, rules):
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    only = {"type": "tag", "values": tags} if tags else {"type": "rule", "values": rules}
    told = page.evaluate("only => axe.run(document, {runOnly: only})", only)
    return {v["id"]: [n["html"][:160] for n in v["nodes"][:3]] for v in told["violations"]}
