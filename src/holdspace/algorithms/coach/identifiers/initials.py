"""Initials: enough for those who know the person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import ASK, Identifier
from holdspace.algorithms.coach.identifiers import standing
from holdspace.algorithms.coach.identifiers.cues.doing import ANY_VERB, DOING
from holdspace.algorithms.coach.identifiers.types import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

_INITIALS = re.compile(
    r"(?<![\w.])(?:[A-Z]\.){2,3}(?!\w)|(?<![\w.])[A-Z]\.(?:O'|Mc|Mac)[A-Z]\.|(?<![\w.])[A-Z]\.(?= (?:[A-Z]\.|"
    r"[a-z]))(?: [A-Z]\.)?"
)
_SMALL_INITIALS = re.compile(r"(?<![\w.])(?:[a-z]\.){2}(?!\w)")
_NO_INITIALS = frozenset(
    (
        "u.s. u.k. d.c. ph.d. m.d. p.s. a.m. p.m. u.n. l.a. e.u. b.a. m.a. m.s. r.n. n.p. p.o. i.q. d.o. "
        "i.e. e.g. v.a. p.m. j.d. b.s. n.h.s. a.a. n.a. u.s.a."
    ).split()
)
_SMALL_ONLY = frozenset(("e.g.", "i.e."))
_BARE_INITIALS = re.compile(
    r"\b(?:[cC]lient|[pP]atient|[pP]t|[cC]t|[cC]l|[rR]esident|[iI]nitials(?: are|:)?|[mM]rs?\.?|[mM]s\.?|"
    r"[kK]id|[tT]een)[ ,(]{1,2}(?P<it>[A-Z][A-Z]?)(?![\w.'-]|\.\w)(?!/| (?:is for|of|and [A-Z]\b))"
)
_AND_AGE = re.compile(
    r"(?:^|[:.;] )(?P<it>(?!AM|PM|US|UK|TV|ID|NB|OK)[A-Z]{2}),? (?:\(?\d\d?[,)]|is \d\d\b|aged \d|\d\d? ?(?:yo|"
    r"y/o|[mfMF])\b)"
)
_CLAUSE = re.compile(r"(?:[a-z], |\b(?:and|but|that|when|because|then|so|while|after|until) )$")
_SAID_OF = re.compile(r"\b(?:write|wrote|saw|met|told|called|miss|lost|hugged|asked|visited|promised|with|about) $")
_DOES = re.compile(
    r" (?!is\b|as\b|this\b|was\b)[a-z]{2,}s (?:his|her|their|my|me|us|the|to|in|with|that|every|at|for|a)\b"
)
# "R. Castellano, please say that you have a bed."
_WITH_SURNAME = re.compile(r"[A-Z]\. (?:[A-Z]\. )?[A-Z][a-z][a-z'-]+(?! et al)(?=[,.)!?]|$)")
_MAY_STAND = re.compile(r"(?:^|[:(]| for|[a-z],|[.!?]) ?$")
_FOR_SOMEBODY = re.compile(r"\b(?:beds?|wait ?list(?:ed)?|referral|intake|admission|discharged?|voucher|placement)\b")
_FICTION = re.compile(r"\bvignette|\bhypothetical|\bcomposite\b|\bmade[- ]up\b|\brole[- ]?play|\bfiction")
# What every one of these has: a capital with a stop, one or two that are a word, small letters with stops.
_MAY_HOLD = re.compile(r"[A-Z]\.|\b(?:[A-HJ-Z]|[A-Z]{2})\b|[a-z]\.[a-z]\.")
WHOLE_WORD = 2
WHY = "Initials can be enough for those who know the person."


def _made_up(scene: Scene) -> bool:
    return scene.says(_FICTION)


def initials(scene: Scene) -> Iterator[Identifier]:
    """Initials where a name would stand, with an age, a surname or what people do beside them."""
    if not _MAY_HOLD.search(scene.text):
        return
    for match in _INITIALS.finditer(scene.text):
        before, after = scene.before(match.start(), 30), scene.after(match.end(), 30)
        if match[0].lower() in _NO_INITIALS - _SMALL_ONLY or re.search(
            r"\b(?:i'm|i am|-) ?$|\b(?:vitamin|plan|part|group|section|option|exhibit|type|grade)(?: \w)? ?$",
            before,
        ):
            continue
        if len(match[0]) <= WHOLE_WORD and not (
            standing.is_cued(scene, match.start(), match.end())
            or _SAID_OF.search(before)
            or (
                (scene.sentence(match.start())[0] == match.start() or _CLAUSE.search(before))
                and (
                    DOING.match(scene.low[match.end() : match.end() + 40])
                    or ANY_VERB.match(scene.low[match.end() : match.end() + 40])
                    or _DOES.match(scene.low[match.end() : match.end() + 40])
                )
            )
        ):
            continue
        if re.match(r" [A-Z][a-z]", scene.text[match.end() : match.end() + 3]) or re.match(
            r"\W*(?:lcsw|lmft|phd)", after
        ):
            continue
        yield Identifier(*match.span(), NAME, ASK, "name", WHY)
    for match in _WITH_SURNAME.finditer(scene.text) if scene.has_a_client or scene.says(_FOR_SOMEBODY) else ():
        if _MAY_STAND.search(scene.text, max(0, match.start() - 4), match.start()):
            yield Identifier(*match.span(), NAME, ASK, "name", WHY)
    for match in _SMALL_INITIALS.finditer(scene.text):
        if match[0] not in _NO_INITIALS and DOING.match(scene.low[match.end() : match.end() + 40]):
            yield Identifier(*match.span(), NAME, ASK, "name", WHY)
    for match in _AND_AGE.finditer(scene.text):
        yield Identifier(*match.span("it"), NAME, ASK, "name", WHY)
    for match in _BARE_INITIALS.finditer(scene.text):
        if _made_up(scene):
            continue
        if match["it"] not in (
            "I",
            "A",
            "ID",
            "MH",
            "SI",
            "ED",
            "SW",
            "PT",
            "OT",
            "HX",
            "DX",
            "VA",
            "ER",
            "IN",
            "OK",
            "NO",
            "IS",
        ):
            yield Identifier(*match.span("it"), NAME, ASK, "name", WHY)
