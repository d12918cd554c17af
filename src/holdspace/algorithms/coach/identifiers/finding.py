"""All finders over one text, and what stays of their findings where they overlap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import BLOCK, Identifier
from holdspace.algorithms.coach.identifiers.addresses import addresses
from holdspace.algorithms.coach.identifiers.ages import ages
from holdspace.algorithms.coach.identifiers.codes import codes
from holdspace.algorithms.coach.identifiers.contacts import contacts
from holdspace.algorithms.coach.identifiers.dates import dates
from holdspace.algorithms.coach.identifiers.likely import likely
from holdspace.algorithms.coach.identifiers.names import names
from holdspace.algorithms.coach.identifiers.numbers import numbers
from holdspace.algorithms.coach.identifiers.places import places
from holdspace.algorithms.coach.identifiers.scene import Scene
from holdspace.algorithms.coach.identifiers.types import HEALTH_PLAN_ID, MRN, NAME, OTHER_UNIQUE, SSN
from holdspace.algorithms.coach.identifiers.vehicles import plates

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_TEXT = 20_000  # characters looked at; nothing here holds more
PROFILE = "profile"
OF_A_CLIENT = (NAME, SSN, MRN, HEALTH_PLAN_ID)
_A_CLIENT = re.compile(r"\b(?:client|patient|pt)\b")
FINDERS = (contacts, codes, dates, ages, addresses, places, names, numbers, plates, likely)


def find_identifiers(text: str, *, kind: str = "share") -> list[Identifier]:
    """What could identify a client, in the order of the text; no two findings overlap.

    `kind` says what is written ("share", "ask", "message", "profile"): a profile speaks of its writer, so that there
    names and numbers count only in a sentence with a client in it.
    """
    scene = Scene(text[:LONGEST_TEXT])
    found = _apart(found for finder in FINDERS for found in finder(scene))
    if kind == PROFILE:
        return [one for one in found if one.type in OF_A_CLIENT and _A_CLIENT.search(scene.around(one.start))]
    return found


def _apart(found: Iterable[Identifier]) -> list[Identifier]:
    """Where two overlap the sterner stays, then the one of a kind of its own, then the longer, then the earlier."""
    kept: list[Identifier] = []
    for one in sorted(found, key=_rank):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept)


def _rank(one: Identifier) -> tuple[bool, bool, int, Identifier]:
    return one.severity != BLOCK, one.type == OTHER_UNIQUE, one.start - one.end, one
