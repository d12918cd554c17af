"""Everybody can read it: 7:1 for text, 3:1 for the edges of what can be filled in or chosen, in light and in dark."""

import re
from pathlib import Path

import pytest

import holdspace.web

TOKENS = (Path(holdspace.web.__file__).parent / "static/web/css/tokens.css").read_text()
GROUNDS = ("paper", "leaf", "teal-wash", "apricot-wash", "lamplight", "brick-wash")
TEXT = [
    *((text, ground) for text in ("ink", "soft-ink") for ground in GROUNDS),
    *(("teal", ground) for ground in ("paper", "leaf", "teal-wash", "apricot-wash", "lamplight")),
    *(("brick", ground) for ground in ("paper", "leaf", "brick-wash", "lamplight")),
    ("on-teal", "teal"),
    ("on-teal", "deep-teal"),
    ("deep-teal", "paper"),
    ("deep-teal", "leaf"),
]
PARTS = [("edge", "paper"), ("edge", "leaf"), ("edge", "lamplight"), ("teal", "teal-wash"), ("brick", "paper")]


def colours() -> dict[str, tuple[str, str]]:
    return {m[1]: (m[2], m[3]) for m in re.finditer(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS)}


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert round(contrast("#000000", "#ffffff"), 6) == 21


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT, ids=[f"{t}-on-{g}" for t, g in TEXT])
def test_text_can_be_read(text, ground, mode):
    assert contrast(colours()[text][mode], colours()[ground][mode]) >= 7


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("part", "ground"), PARTS, ids=[f"{p}-on-{g}" for p, g in PARTS])
def test_parts_can_be_seen(part, ground, mode):
    assert contrast(colours()[part][mode], colours()[ground][mode]) >= 3
