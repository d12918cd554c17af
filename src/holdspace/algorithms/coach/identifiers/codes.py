"""Numbers that were given to one person: records, plans, accounts, licences, vehicles, devices, cases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import BLOCK, Identifier
from holdspace.algorithms.coach.identifiers.cues.announcing import BETWEEN, CODE, KINDS, LETTERS, Kind
from holdspace.algorithms.coach.identifiers.shapes import EVERYBODYS, shaped
from holdspace.algorithms.coach.identifiers.types import LICENSE, VEHICLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

_PATTERNS = [
    (kind, LETTERS.get(kind.type, ("",)), re.compile(rf"(?P<word>{kind.words}){BETWEEN}{CODE}")) for kind in KINDS
]
_HAS_A_NUMBER = re.compile(r"\d[\w-]{0,4}\d[\w./ -]{0,3}\d|\d[a-z]|[a-z]-?\d", re.IGNORECASE)
_MINE = re.compile(r"\b(?:my|our) (?:own )?(?:\w+ ){0,2}$|\bi (?:hold|have|got)(?: an?| the)? $")
_NO_NUMBER = re.compile(
    (
        r"(?:19|20)\d\d$|\d{1,2}(?:am|pm|th|st|nd|rd|yo|min|mg|ml|kg|hrs?|hours?|days?|weeks?|months?|"
        r"years?)$|\d{1,2}[./]\d{1,2}$"
    ),
    re.IGNORECASE,
)
# Numbers that an office has of its own as well: they count where a text speaks of somebody.
_OF_THE_OFFICE = frozenset("ticket confirmation customer barcode ref reference claim voucher".split())


def codes(scene: Scene) -> Iterator[Identifier]:
    """Numbers by the word before them; some by their shape alone."""
    if not _HAS_A_NUMBER.search(scene.text):
        return
    for kind, letters, pattern in _PATTERNS:
        for match in pattern.finditer(scene.low) if any(each in scene.low for each in letters) else ():
            if _counts(scene, match, kind):
                yield Identifier(*match.span("code"), kind.type, BLOCK, kind.type.lower(), kind.why)
    yield from shaped(scene)


def _counts(scene: Scene, match: re.Match[str], kind: Kind) -> bool:
    code = match["code"].strip()
    digits = sum(each.isdigit() for each in code)
    if (digits < kind.digits and len(code) < 6) or _NO_NUMBER.match(code) or EVERYBODYS.match(code.lstrip("#")):
        return False
    before = scene.before(match.start(), 30)
    if re.search(r"\b(?:zoom|meeting|webinar|conference)(?: \w+)? ?$", before):
        return False
    if match["word"] in _OF_THE_OFFICE and not scene.has_a_client:
        return False
    mine = _MINE.search(before) and not match["word"].startswith(("patient", "client", "pt"))
    if mine or scene.after(match.end(), 14).strip().startswith(
        ("here", "clients", "people", "dollars", "percent", "%", "for me")
    ):
        return False
    if scene.text[match.start("code") - 1] in "$£€":
        return False
    if kind.type == LICENSE and scene.whose(match.start()) == "writer" and not scene.speaks_of(match.start(), "client"):
        return False
    if kind.type == VEHICLE:
        return 4 <= len(re.sub(r"\W", "", code)) <= 17 and digits > 0
    return True
