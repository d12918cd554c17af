"""Pages lead downward: a room's pages know its own addresses and those below, like its imports."""

import re
from pathlib import Path

from tests.architecture.house import HOUSE, Tree, build, may_know

ADDRESS = re.compile(r"""\burl\(\s*["']([a-z_]+):""")
TAKEN = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([a-z_]+)/""")

# Links that lead upward on purpose, as (template, room) and why.
UPWARD: dict[tuple[str, str], str] = {}


def line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def upward_addresses(tree: Tree) -> list[str]:
    found = []
    for room, path in tree.templates:
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(tree.package / room / "jinja2").as_posix()
        for match in ADDRESS.finditer(text):
            other = match[1]
            if (name, other) in UPWARD or other not in tree.rooms or may_know(room, other):
                continue
            place = tree.where(path, line_of(text, match.start()))
            found.append(f"{place} leads up to {other}")
    return found


def borrowed_templates(tree: Tree) -> list[str]:
    """Pages that are built from another room's pages; what many need is a component of web."""
    found = []
    for room, path in tree.templates:
        text = path.read_text(encoding="utf-8")
        for match in TAKEN.finditer(text):
            if match[1] not in {room, "web"}:
                place = tree.where(path, line_of(text, match.start()))
                found.append(f"{place} is built from {match[1]}")
    return found


def misplaced_templates(tree: Tree) -> list[str]:
    """Every page stands under its room's name, so that no room overrides another unseen."""
    overriding = {"account", "mfa", "usersessions", "allauth", "admin"}
    found = []
    for room, path in tree.templates:
        first = path.relative_to(tree.package / room / "jinja2").parts[0]
        if first not in {room, *overriding} and not re.fullmatch(r"\d{3}\.html", first):
            found.append(f"{tree.where(path, 1)} does not stand under {room}/")
    return found


def test_pages_lead_downward():
    assert upward_addresses(HOUSE) == []


def test_pages_are_built_from_their_own_room_and_web():
    assert borrowed_templates(HOUSE) == []


def test_pages_stand_under_their_room():
    assert misplaced_templates(HOUSE) == []


def test_every_upward_link_written_here_is_there():
    present = {
        (path.relative_to(HOUSE.package / room / "jinja2").as_posix(), match[1])
        for room, path in HOUSE.templates
        for match in ADDRESS.finditer(path.read_text(encoding="utf-8"))
    }
    assert set(UPWARD) - present == set()


def test_what_leads_upward_is_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "people/__init__.py": "",
            "sharing/__init__.py": "",
            "exchange/__init__.py": "",
            "people/jinja2/people/me.html": """
                {% extends "web/layout.html" %}
                <a href="{{ url('people:me') }}">me</a>
                <a href="{{ url('sharing:shares', slug=1) }}">shares</a>
            """,
            "sharing/jinja2/sharing/share.html": """
                {% extends "sharing/frame.html" %}
                {%- include 'people/card.html' %}
                {{ url("people:me") }} {{ url("exchange:asks") }}
            """,
            "sharing/jinja2/exchange/asks.html": "",
        },
    )
    share = "src/holdspace/sharing/jinja2/sharing/share.html"
    assert upward_addresses(tree) == [
        "src/holdspace/people/jinja2/people/me.html:4 leads up to sharing",
        f"{share}:4 leads up to exchange",
    ]
    assert borrowed_templates(tree) == [f"{share}:3 is built from people"]
    assert misplaced_templates(tree) == [
        "src/holdspace/sharing/jinja2/exchange/asks.html:1 does not stand under sharing/"
    ]
