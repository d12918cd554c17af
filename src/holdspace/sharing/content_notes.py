"""Content notes: a word or two before a share, to choose the moment by. They are never said to protect."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from holdspace.algorithms.finding import fold
from holdspace.vault.marks import mark, marks

DATA = Path(__file__).parent / "data" / "content_notes.toml"
LONGEST_NOTE = 60
PURPOSE = "content-notes"


@cache
def shipped_notes() -> tuple[str, ...]:
    """What can be chosen, in the order of the file."""
    return tuple(tomllib.loads(DATA.read_text(encoding="utf-8"))["notes"])


def same_note(note: str) -> str:
    """What two notes are compared by: case, accents and white space aside. "" for none."""
    return " ".join(fold(note).split())


def mark_of(note: str) -> str:
    """What a muted content note is found by without opening it, as it is written down; "" for none."""
    return mark(same_note(note), purpose=PURPOSE)


def marks_of(note: str) -> list[str]:
    """Every mark that may stand for it, with whichever key it was written."""
    return marks(same_note(note), purpose=PURPOSE)
