"""Addresses, postcodes and streets of a client."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import ASK, BLOCK, Identifier
from holdspace.algorithms.coach.identifiers.places import FOR_A_CLIENT, of_a_client
from holdspace.algorithms.coach.identifiers.types import LOCATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

_WAY = (
    r"(?:st(?:reet)?|ave(?:nue)?|r(?:oa)?d|blvd|boulevard|ct|court|ln|lane|dr(?:ive)?|way|pl(?:ace)?|"
    r"cir(?:cle)?|ter(?:race)?|"
    r"close|crescent|cres|gardens?|hwy|highway|pkwy|parkway|row|square|sq|alley|trail|loop|walk|grove|mews|quay|hill)"
)
_ADDRESS = re.compile(
    rf"\b\d{{1,5}}[a-z]?,? (?:(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\.? )?(?:[a-z\d][\w'.-]* "
    rf"){{1,3}}?{_WAY}\b\.?(?:,? (?:apt|unit|flat|ste|suite|apartment|#) ?\w+)?"
    r"|(?-i:\b\d{2,5} [A-Z][a-z]+,? (?:[Aa]pt|[Uu]nit|[Aa]partment|[Ff]lat|#)\.? ?\w{1,4}\b)"
    r"|\b\d{2,5} (?:n|s|e|w|ne|nw|se|sw)\.? \d{1,3}(?:st|nd|rd|th)\b|\bp\.? ?o\.? ?box \d+"
    r"|(?-i:\b\d{1,4}[a-zA-Z]?,? (?:[A-Z][\w'-]+ ){1,3}(?:Brow|Rise|Bank|View|Green|Fold|Gate|Wynd|Brae|Croft|Parade|"
    r"Esplanade|Circuit|Strand|Heights|Villas|Cottages|Buildings|Mansions|Path|Pike|Estate|Hollow|Bend|Cove)\b)",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\b(?:\d|[Pp]\.? ?[Oo]\.? ?[Bb][Oo][Xx])")
_NO_ADDRESS = re.compile(
    r"^\d+,? (?:[\w'-]+ )*(?:years?|days?|weeks?|months?|hours?|minutes?|minute|of|a|the|in|to|and|people|"
    r"sessions?|clients?|more|per|miles|pm|am|times|step|hour|kids|other|year|old|long|on|for|at|"
    r"different|new) ",
    re.IGNORECASE,
)
_ZIP = re.compile(
    r"\b(?:zip(?: ?code)?|post ?code|pin ?code|eir ?code)s?(?: is| of|:)? ?(?P<zip>\d{4,6}(?:-\d{4})?|"
    r"[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}|[a-z]\d[\dw] ?[a-z\d]{4})\b"
    # As Britain and Canada write them.
    r"|(?-i:(?<![\w-])(?P<shape>[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?![\w-]))"
    r"|(?-i:\b[A-Z][\w]+,? (?:[A-Z]{2}) )(?P<after>\d{5})\b",
    re.IGNORECASE,
)
# "Nothing in 98926 takes her insurance"; what is billed for has five digits too.
_BARE_ZIP = re.compile(
    r"\b(?:in|near|around|outside|serves?|serving|covers?) (?P<zip>(?!908|961|99[234])\d{5})(?![\w-]|[.,]\d| "
    r"(?:people|"
    r"dollars|steps|words))"
)
_STREET = re.compile(
    rf"\b(?:on|off|at|near|from|of|down|along|and) (?:the )?(?:corner of )?(?P<way>(?:(?:[NSEW]{{1,2}}|"
    rf"[A-Z\d][\w'-]+) ){{1,3}}?(?:{_WAY}|Street|Avenue|Road))\b(?!\w)(?! (?:closet|office|clinic|location|"
    rf"branch|team|site)\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?P<way>(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth) (?:and|&) (?:[A-Z\d][\w]+)|[A-Z]\w+ (?:and|&) (?:\d{1,3}(?:st|nd|rd|th))|"
    r"(?<=corner of )[A-Z]\w+ (?:and|&) [A-Z]\w+|(?:(?<=on )|(?<=at )|(?<=off ))\d{1,3}(?:st|nd|rd|th) (?:and|n|"
    r"&) [a-z]{3,})\b"
)
# Churches and what is called after one.
_HOLY = re.compile(
    r"\b(?:at|from|to|outside|behind|in|by|of) (?:the )?(?P<way>(?:Our Lady|Holy|Sacred|Saint|"
    r"St\.?) (?:of (?:the )?)?[A-Z]\w+"
    r"(?: [A-Z]\w+)?|(?<=the )[A-Z]{2,6} (?:on|in|off|by) [A-Z]\w+)"
)
_EVICTION = re.compile(
    r"\b(?:evict\w*|landlord|lease|tenancy|welfare check|restraining order|warrant|release address)\b"
)
_OUR_LEASE = re.compile(r"\b(?:my|our) (?:\w+ )?(?:lease|landlord|tenancy)\b")
WHY_STREET = "An address leads to a door."


def addresses(scene: Scene) -> Iterator[Identifier]:
    """Addresses and postcodes that are not the writer's, and streets where a client is."""
    numbers = any(each.isdigit() for each in scene.text)
    for match in _doors(scene.text) if numbers else ():
        named = all(part[0].isupper() or not part[0].isalpha() for part in match[0].split())
        if (named or not _NO_ADDRESS.match(match[0])) and not _is_the_writers(scene, *match.span()):
            capital = any(each.isupper() for each in match[0])
            if capital or scene.speaks_of(match.start(), "client"):
                yield Identifier(*match.span(), LOCATION, BLOCK, "location", WHY_STREET)
    for match in _ZIP.finditer(scene.text) if numbers else ():
        group = next(name for name in ("zip", "shape", "after") if match[name])
        if not _is_the_writers(scene, *match.span()):
            yield Identifier(*match.span(group), LOCATION, BLOCK, "location", WHY_STREET)
    for match in scene.numbers(_BARE_ZIP):
        if scene.speaks_of(match.start(), "client"):
            yield Identifier(*match.span("zip"), LOCATION, ASK, "location", WHY_STREET)
    for pattern in (_STREET, _NUMBERED, _HOLY):
        for match in pattern.finditer(scene.text):
            way = match["way"]
            named = way[0].isupper() or way[0].isdigit()
            if (
                named
                and (pattern is _HOLY or way.split()[0].lower() not in ("the", "my", "our"))
                and (
                    of_a_client(scene, match.start("way"), match.end("way"))
                    or _of_nobody_else(scene, match.start("way"))
                )
            ):
                yield Identifier(*match.span("way"), LOCATION, ASK, "location", WHY_STREET)


def _doors(text: str) -> Iterator[re.Match[str]]:
    """Every address, looked for where a number or a box begins, and not from each letter."""
    ends = 0
    for begins in _BEGINS.finditer(text):
        match = _ADDRESS.match(text, begins.start()) if begins.start() >= ends else None
        if match is not None:
            ends = match.end()
            yield match


def _of_nobody_else(scene: Scene, place: int) -> bool:
    """Whether a sentence speaks of nobody at all, in a text that speaks of a client."""
    begins, ends = scene.sentence(place)
    return not any(begins <= start < ends for start, _end, _who in scene.marks) and bool(
        FOR_A_CLIENT.search(scene.low) or "client" in scene.low
    )


def _is_the_writers(scene: Scene, start: int, end: int) -> bool:
    before = scene.before(start, 60)
    evicted = _EVICTION.search(scene.around(start)) and not _OUR_LEASE.search(before)
    if scene.whose(start) in ("writer", "work") and not evicted:
        return not re.search(
            r"\b(?:the|last|only|old|new) (?:known )?address\b|\b(?:address (?:we|i)|knocked|client|patient|pt|"
            r"home visit|saw|picked (?:him|her|them) up|drove (?:him|her|them))\b",
            before,
        )
    return (
        bool(
            re.search(
                r"\b(?:office|clinic|workshop|training|open house|practice|studio|suite for rent)\b",
                scene.around(start),
            )
        )
        and scene.whose(start) != "client"
    )
