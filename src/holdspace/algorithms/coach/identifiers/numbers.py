"""Long numbers that nothing announces, where a text speaks of somebody: they were given to one person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import ASK, Identifier
from holdspace.algorithms.coach.identifiers.types import OTHER_UNIQUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

_LONG = re.compile(
    r"(?<![\w@./$€£+:-])#?(?=(?:[a-z-]{0,4}\d){6})[a-z\d]{1,20}(?:-[a-z\d]{1,12}){0,4}(?![\w@/%:-]|[.,]\d)"
    r"|(?<![\w-])(?:[A-Z]{1,2} )?\d{2,4}(?: \d{3,4}){2,3}(?![\w-])"
    r"|(?<![\w$£€:-])(?!(?:19|20)\d\d )[a-z]{0,3}\d{3,6} [a-z]{0,3}\d{3,6}(?![\w@/%:-]|[.,]\d)",
    re.IGNORECASE,
)
_SIX_DIGITS = re.compile(r"(?:\d\D{0,4}){6}")
# A telephone, a day, a long line of everybody's: other finders have looked at it.
_OTHERWISE = re.compile(
    r"\d{3}-\d{3}-\d{4}$|1?[2-9]\d\d[2-9]\d{6}$|\d{3}-\d{4}$|1-\d{3}-\d{3}-\d{4}$|(?:19|20)\d\d-?\d\d-?\d\d$|"
    r"741741$|0[38]\d{8,9}$|"
    r"(?:19|20)\d\d-(?:19|20)\d\d$|\d+0000$",
)
_OFFICES = re.compile(
    r"\b(?:npi|isbn|doi|grant|zoom|meeting|passcode|webinar|course|room|model|form|ein|tax|bill|my|our|pmid|"
    r"article|extension|ext|invoice|order|tracking|help ?desk|password|wifi)\b[^.]{0,30}$"
)
_COUNTED = re.compile(
    r"^ (?:people|steps|dollars|miles|words|hours|members|clients|patients|kids|views|pounds|euros)\b"
)
# "Please pull 2204719 before clinic."
_A_FILE = re.compile(r"\b(?:pull(?:ed)?|merge|unlock|reopen(?:ed)?|amend|look(?:ed)? up|flag(?:ged)?|shred(?:ded)?) $")
WHY = "A number this long was given to one person. Is it a client's?"


def numbers(scene: Scene) -> Iterator[Identifier]:
    """Asks about numbers of at least six digits that no word announces, where somebody is spoken of."""
    if not _SIX_DIGITS.search(scene.text):
        return
    for match in scene.numbers(_LONG):
        start, end = match.span()
        if (
            _OTHERWISE.match(match[0])
            or _OFFICES.search(scene.before(start, 60))
            or _COUNTED.match(scene.after(end, 12))
            or not (scene.has_a_client or _A_FILE.search(scene.before(start, 30)))
        ):
            continue
        yield Identifier(start, end, OTHER_UNIQUE, ASK, "other-unique", WHY)
