"""What a browser downloads: 100 kB compressed at a first visit, of it 30 kB JavaScript; pages after it 15 kB."""

import gzip
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.test import RequestFactory

import holdspace.web
from holdspace.web import views

ROOM = Path(holdspace.web.__file__).parent
# Letters by mail are not under the policy, and carry their style along.
TEMPLATES = sorted(
    p
    for p in ROOM.parent.glob("*/jinja2/**/*.html")
    if "mail" not in p.parts and p.parts[-2:] != ("people", "letter.html")
)


@pytest.fixture
def style_page():
    request = RequestFactory().get("/style/")
    request.at, request.user = datetime(2026, 11, 19, 9, 30, tzinfo=UTC), AnonymousUser()
    return views.style(request).content


def size(path: str) -> int:
    body = Path(finders.find(path)).read_bytes()
    return len(body) if path.endswith(".woff2") else len(gzip.compress(body, 6))


def downloads(page: bytes) -> dict[str, int]:
    """Every file of ours that the page names, and how many bytes travel for it."""
    return {path: size(path) for path in set(re.findall(r'"/static/([^"#]+)', page.decode()))}


def test_first_visit(style_page):
    assert len(gzip.compress(style_page, 6)) + sum(downloads(style_page).values()) <= 100_000


def test_scripts(style_page):
    assert sum(n for path, n in downloads(style_page).items() if path.endswith(".js")) <= 30_000


def test_later_pages(style_page):
    """The style page is by far the longest there is."""
    assert len(gzip.compress(style_page, 1)) <= 15_000


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda p: str(p.relative_to(ROOM.parent)))
def test_nothing_that_the_content_policy_refuses(template):
    text = re.sub(r"{#.*?#}", "", template.read_text(), flags=re.DOTALL)
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=\"|javascript:", text) == []


def test_every_icon_is_in_the_sprite():
    there = set(re.findall(r'<symbol id="([\w-]+)"', (ROOM / "static/web/icons/sprite.svg").read_text()))
    named = {m for t in TEMPLATES for m in re.findall(r"icon\(\"([\w-]+)\"", t.read_text())}
    named |= {m for t in TEMPLATES for m in re.findall(r"icon=\"([\w-]+)\"", t.read_text())}
    named |= {m for f in ROOM.parent.glob("*/*.py") for m in re.findall(r"icon=\"([\w-]+)\"", f.read_text())}
    assert sorted(named - there) == []
