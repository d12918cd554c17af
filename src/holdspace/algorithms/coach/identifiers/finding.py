"""All finders over one text, and what stays of their findings where they overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import BLOCK, Identifier
from holdspace.algorithms.coach.identifiers.contacts import contacts
from holdspace.algorithms.coach.identifiers.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_TEXT = 20_000  # characters looked at; nothing here holds more
FINDERS = (contacts,)


def find_identifiers(text: str, *, kind: str = "share") -> list[Identifier]:
    """What could identify a client, in the order of the text; no two findings overlap.

    `kind` says what is written ("share", "ask", "message", "profile"): a profile speaks of its writer.
    """
    scene = Scene(text[:LONGEST_TEXT], about_oneself=kind == "profile")
    return _apart(found for finder in FINDERS for found in finder(scene))


def _apart(found: Iterable[Identifier]) -> list[Identifier]:
    """Where two overlap the sterner stays, then the longer, then the earlier."""
    kept: list[Identifier] = []
    for one in sorted(found, key=lambda each: (each.severity != BLOCK, each.start - each.end, each)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept)
