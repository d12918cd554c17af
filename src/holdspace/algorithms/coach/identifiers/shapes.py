"""Numbers that are known by their shape alone, whatever announces them: they were given to one person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import BLOCK, Identifier
from holdspace.algorithms.coach.identifiers.types import (
    ACCOUNT,
    HEALTH_PLAN_ID,
    OTHER_UNIQUE,
    SSN,
    VEHICLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

# Of the United States, with most of it hidden or not; British national insurance; Indian tax.
_SOCIAL = re.compile(
    r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])|(?<![\w-])\d{3} \d{2} \d{4}(?![\w-])"
    r"|(?<![\w*-])[*xX•]{3}[ -]?[*xX•]{2}[ -]?\d{4}(?![\w-])"
    r"|(?<![\w-])[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?![\w-])|(?<![\w-])[A-Z]{5}\d{4}[A-Z](?![\w-])",
)
_ACCOUNT = re.compile(
    r"(?<![\w-])\d{4}([- ]?)\d{4}\1\d{4}\1\d{4}(?![\w-])|(?<![\w-])\d\d-\d\d-\d\d[, /]+(?:\w+ )?\d{7,8}(?![\w-])"
    r"|(?<![\w-])[A-Z]{2}\d\d ?(?:[A-Z\d]{4} ?){3,7}[A-Z\d]{0,3}(?![\w-])",
)
_PLAN = re.compile(r"(?<![\w-])[1-9][A-Z][A-Z\d]\d-?[A-Z][A-Z\d]\d-?[A-Z]{2}\d\d(?![\w-])")  # as Medicare writes them
_CHASSIS = re.compile(r"(?<![\w-])(?=(?:[A-Z]*\d){4})(?=(?:\d*[A-Z]){4})[A-HJ-NPR-Z\d]{17}(?![\w-])")
# Plates as Britain, Kenya and India write them.
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{2}\d\d [A-Z]{3}|K[A-Z]{2,3} \d{3}[A-Z]|[A-Z]{2} ?\d\d ?[A-Z]{1,2} ?\d{4})(?![\w-])"
)
_CASE = re.compile(
    r"(?<![\w-])(?:[a-z]{1,4}-\d{2,4}-\d{3,7}(?:-\w{1,4})?|\d{2,4}-[a-z]{2,3}-\d{3,6}|\d{2}-\d-\d{5}-\d"
    r"|[a-z]{2,5}/[a-z\d]{1,6}/\d[\d-]{3,10}|\d{1,2}:\d\d-[a-z]{2}-\d{3,6}|[a-z]{1,4}/\d{2,7}/(?:19|20)?\d\d|"
    r"[a-z]{1,4} ?\d{1,6} of (?:19|20)\d\d)(?![\w-])",
    re.IGNORECASE,
)
_MIXED = re.compile(
    (
        r"(?<![\w@#./-])(?=[a-z\d-]*\d)(?=[a-z\d-]*[a-z])(?:[a-z]{1,4}-?\d{5,12}[a-z]?|"
        r"[a-z]{2,4}-\d{3,9}(?:-[a-z\d]{1,5})?|(?!90[78]|99)\d{5,7}-[a-z]{1,2}|\d[a-z]{3}\d{3}|"
        r"[a-z]\d{4}[a-z]{2})(?![\w-])"
    ),
    re.IGNORECASE,
)
_CALLED_A_NUMBER = re.compile(
    r"(?<![\w-])(?:number|no\.|no|id|#)[: ]{0,2}(?P<it>(?=[A-Z]*\d[A-Z\d]*[A-Z]|[A-Z])(?=(?:[A-Z-]*\d){4})"
    r"[A-Z\d][A-Z\d-]{5,})"
    r"(?![\w-])"
)
# Forms, laws, tests and diagnoses have numbers too.
EVERYBODYS = re.compile(
    (
        r"^(?:f\d\d|z\d\d|t\d\d|r\d\d|icd|cpt|dsm|phq|gad|pcl|covid|gpt|h\d{4}$|g\d{4}$|[dj]\d{4}$|mp3|co2|"
        r"b12|ceu|ic\d|w-?[29]$|hb-?\d|sb-?\d|hr-?\d|iso|cms-?\d|ub-?\d|i-?\d{3}$|ds-?\d|n-?\d{3}$|form)"
    ),
    re.IGNORECASE,
)
_OFFICES = re.compile(r"\b(?:npi|form|bill|my|our|room|code|model|dsm)\b[^.]{0,24}$")
_BY_SHAPE = (
    (_SOCIAL, SSN, "A social security number belongs to one person."),
    (_ACCOUNT, ACCOUNT, "An account number leads to one person."),
    (_PLAN, HEALTH_PLAN_ID, "A plan number belongs to one person."),
    (_PLATE, VEHICLE, "A plate or vehicle number leads to its owner."),
    (_CHASSIS, VEHICLE, "A plate or vehicle number leads to its owner."),
)
_DIGITS = re.compile(r"\d[\d -]?\d[\d -]?\d|[A-Z]\d\d|-\d\d|/\d\d|\d{4}")
WHY_GIVEN = "This number was given to one person."


def shaped(scene: Scene) -> Iterator[Identifier]:
    """Numbers by their shape; of those with letters in them, what a form, a law or a room is called is none."""
    if not _DIGITS.search(scene.text):
        return
    for pattern, type, why in _BY_SHAPE:
        for match in scene.numbers(pattern):
            yield Identifier(*match.span(), type, BLOCK, type.lower(), why)
    for match in scene.numbers(_CALLED_A_NUMBER):
        if not EVERYBODYS.match(match["it"]) and not _OFFICES.search(scene.before(match.start(), 34)):
            yield Identifier(*match.span("it"), OTHER_UNIQUE, BLOCK, "other-unique", WHY_GIVEN)
    for pattern in (_CASE, _MIXED):
        for match in scene.numbers(pattern):
            if not EVERYBODYS.match(match[0]) and not _OFFICES.search(scene.before(match.start(), 34)):
                yield Identifier(*match.span(), OTHER_UNIQUE, BLOCK, "other-unique", WHY_GIVEN)
