"""One press: the words that could identify somebody made general, in a sentence that still reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from holdspace.algorithms.coach.identifiers.types import (
    ACCOUNT,
    AGE_OVER_89,
    BIOMETRIC,
    DATE,
    DEVICE,
    EMAIL,
    FAX,
    HEALTH_PLAN_ID,
    IP,
    LICENSE,
    LOCATION,
    MRN,
    NAME,
    OTHER_UNIQUE,
    PHONE,
    PHOTO,
    SSN,
    URL,
    VEHICLE,
)

if TYPE_CHECKING:
    from holdspace.algorithms.coach.findings import Identifier

GENERAL: Final = {
    NAME: "a client", LOCATION: "a town", DATE: "some weeks ago", AGE_OVER_89: "very old", PHONE: "a number",
    FAX: "a number", EMAIL: "an address", SSN: "a number", MRN: "a number", HEALTH_PLAN_ID: "a number",
    ACCOUNT: "a number", LICENSE: "a number", VEHICLE: "a number", DEVICE: "a number", URL: "a page", IP: "an address",
    BIOMETRIC: "something of theirs", PHOTO: "something of theirs", OTHER_UNIQUE: "somebody who would be known here",
}  # fmt: skip
_ROLE = re.compile(
    r"\b(?:client|patient|pt|ct|cl|mother|mom|mum|father|dad|sister|brother|husband|wife|son|daughter|"
    r"aunt|uncle|grandma|"
    r"grandpa|grandmother|grandfather|partner|ex|baby|kid|boy|girl|guy|man|woman|teen|couple|niece|nephew|cousin)"
    r"(?P<tail>(?P<is> is )?,? ?(?:named |called |\()?[\"']?)$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?P<how>named|called|name is|name's|call (?:him|her|them)|goes by) $",
    re.IGNORECASE,
)
CALLED: Final = {
    "name is": "not told here",
    "name's": "not told here",
    "goes by": "a nickname",
}
_MINE = re.compile(r"\b(?:my|our) $", re.IGNORECASE)
_ON = re.compile(r"\bon $", re.IGNORECASE)
_BORN = re.compile(
    r"(?:\bborn(?: on)?|\bdob:?(?: is)?|birth:?(?: is| was)?|birthday(?: is| was)?) $",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\d|\b(?:st|street|ave|avenue|road|rd|lane|drive|court|ct|blvd|boulevard)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:school|high|elementary|primary|college|university|hospital|clinic|church|mosque|temple|shelter|"
    r"motel|center|centre)\b",
    re.IGNORECASE,
)


def make_general(text: str, finding: Identifier) -> str:
    """The text with one finding made general. Raises ValueError where the finding lies outside the text."""
    start, end = finding.start, finding.end
    if not 0 <= start < end <= len(text):
        raise ValueError("the finding lies in the text")
    cut, words = _instead(text[:start], text[start:end], finding.type)
    before, after = text[: start - cut], text[end:]
    if not words and "(" in text[start - cut : start]:
        after = after.removeprefix(")")
    if words and _opens(before):
        words = words[0].upper() + words[1:]
    return before + words + after


def _instead(before: str, words: str, type: str) -> tuple[int, str]:
    """How many characters before the finding go with it, and what stands there instead."""
    if type == NAME:
        return _for_a_name(before)
    if type == DATE:
        if (born := _BORN.search(before)) is not None:
            return (len("on ") if born[0].endswith("on ") else 0), "some years ago"
        return (len(on[0]) if (on := _ON.search(before)) is not None else 0), GENERAL[DATE]
    if type == LOCATION and _STREET.search(words):
        return 0, "an address"
    if type == LOCATION and _HOUSE.search(words):
        return 0, "a place near here"
    return 0, GENERAL[type]


def _for_a_name(before: str) -> tuple[int, str]:
    if (role := _ROLE.search(before)) is not None:
        if role["is"]:
            return 0, "somebody"
        return len(role["tail"]), ""
    if (called := _CALLED.search(before)) is not None:
        return 0, CALLED.get(called["how"].lower(), "somebody")
    if _MINE.search(before):
        return 0, "client"
    return 0, GENERAL[NAME]


def _opens(before: str) -> bool:
    return not before.strip() or bool(re.search(r"[.!?…][\"'”’)]*\s*$|\n\s*$", before))
