"""Plates that no word announces, beside the car they are on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import BLOCK, Identifier
from holdspace.algorithms.coach.identifiers.types import VEHICLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

_CAR = re.compile(
    r"\b(?:plates?|car|truck|van|minivan|suv|sedan|pickup|camper|rv|motorcycle|scooter|jeep|hatchback|wagon|"
    r"trailer|motorhome|"
    r"driv\w+|drove|honda|toyota|ford|chevy|subaru|nissan|hyundai|mazda|civic|corolla|prius|volvo|bmw|kia|camry|"
    r"impala|silverado|parked|tow(?:ed|ing)|boda|motorbike|moped|matatu|keke|okada|rickshaw|auto|taxi|cab|lorry|bakkie|"
    r"ute|caravan|scooty|hilux|vauxhall|corsa|fiesta|golf)\b"
)
_PLATE = re.compile(
    r"(?<![\w.$#/-])(?=[A-Z\d -]{0,9}\d)(?=[A-Z\d -]{0,9}[A-Z])(?:[A-Z\d]{2,4}[ -][A-Z\d]{3,4}|"
    r"[A-Z]{1,3}\d{3,4}[A-Z]{1,3}|"
    r"[A-Z]{2} \d{3}[- ]\d{3}|[A-Z]{3,4} ?\d{3}[A-Z]{1,2}|[A-Z]{2}\d\d ?[A-Z]{3}|[A-Z]{2} ?\d\d ?[A-Z]{1,2} ?\d{4}|"
    r"\d[A-Z]{3}\d{3}|[A-Z]{3}\d{4})(?![\w/%-])"
)
_ITS_PLATE = re.compile(r"(?<!my )(?<!our )\bplates?\b")
_NO_PLATE = re.compile(
    r"(?:PHQ|GAD|PCL|ACE|CPT|DSM|ICD|DBT|CBT|LEVEL|ROOM|SUITE|HB|SB|HR|AM|PM)\b|\d+ ?(?:AM|"
    r"PM)\b|.*\b[A-Z]+ [A-Z]+$"
)
WHY = "A plate leads to its owner."


def plates(scene: Scene) -> Iterator[Identifier]:
    """Plates by their shape, in a sentence with a car and a client in it."""
    if not _CAR.search(scene.low):
        return
    for match in scene.numbers(_PLATE):
        start, end = match.span()
        if (
            not _NO_PLATE.match(match[0])
            and _CAR.search(scene.around(start))
            and (
                scene.speaks_of(start, "client")
                or _ITS_PLATE.search(scene.around(start))
                or (scene.has_a_client and scene.before(start, 2) == ", " and scene.whose(start) in ("client", ""))
            )
        ):
            yield Identifier(start, end, VEHICLE, BLOCK, "vehicle", WHY)
