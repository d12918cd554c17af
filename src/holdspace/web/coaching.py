"""Looking a text over on a page: what the coach found, as hints beside the box. Nothing of it is kept anywhere.

A form with a box for text gets three more buttons, all of the same form: *Look it over*, a better word to put in, *wave
it away*. The view asks `asks_the_coach` first and gives the form back with `look`; before it publishes, it asks
`before_publishing`. Everything travels in the form and is gone with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from holdspace.algorithms.coach.catalogue import identifier_rule
from holdspace.algorithms.coach.findings import BLOCK
from holdspace.algorithms.coach.identifiers import make_general
from holdspace.algorithms.coach.language import put_in
from holdspace.algorithms.coach.looking import look_over
from holdspace.grammar.verdicts import YES, no
from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from holdspace.algorithms.coach.findings import Detail, Identifier, Wording
    from holdspace.grammar.verdicts import Verdict

LOOK, PUT, WAVE, WAVED, LOOKED = "look_over", "put_in", "wave_away", "waved", "looked"
MOST_WAVED = 50
# Advice for the writer, which does not fit into a sentence as it stands.
_ADVICE = re.compile(r"(?:describe|say|name (?:it|the|where)|people, with|the word|it was hard|client (?:I|whose))\b")
IN_GENERAL = "in-general"  # what the button of an identifier puts in: `make_general` knows the words


@dataclass(frozen=True, slots=True)
class Hint:
    """One place: the words, why, what fits in their place. `blocks`: it cannot be shared with these words in it.

    `found` is what identifies somebody, where that is what the hint is about; it is made general in one press.
    """

    kind: str  # "identifier", "wording" or "detail"
    rule: str
    start: int
    end: int
    words: str
    why: str
    fitting: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    source: str = ""
    url: str = ""
    blocks: bool = False
    found: Identifier | None = None

    @property
    def key(self) -> str:
        """What waving it away remembers, in the form alone."""
        return f"{self.rule}:{sha256(self.words.casefold().encode()).hexdigest()[:12]}"

    @property
    def place(self) -> str:
        """Where a better word goes."""
        return f"{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Coached:
    """The text as it stands now, and what is left to say of it. `looked` says that the writer has seen this."""

    text: str
    hints: tuple[Hint, ...]
    waved: tuple[str, ...]
    looked: str
    stopped: bool = False

    @property
    def blocks(self) -> bool:
        """Whether something in it could identify a client beyond doubt."""
        return any(hint.blocks for hint in self.hints)


def asks_the_coach(posted: QueryDict) -> bool:
    """Whether one of the coach's buttons was pressed."""
    return any(button in posted for button in (LOOK, PUT, WAVE))


def look(
    posted: QueryDict, *, field: str = "text", kind: str = "share", slug: str = "", wants_hints: bool = True
) -> Coached:
    """Put a chosen word in, take a hint away, and look again at what then stands there."""
    text = plain_lines(posted.get(field, ""))
    waved = _waved(posted)
    if PUT in posted:
        text = _with(text, posted.get(PUT, ""), _hints(text, kind, slug, wants_hints))
    return _coached(text, waved, _hints(text, kind, slug, wants_hints))


def before_publishing(
    posted: QueryDict, text: str, *, kind: str = "share", slug: str = "", wants_hints: bool = True
) -> Coached | None:
    """What to show before a text goes out; None where nothing is to be said, or the writer has seen it already.

    What could identify a client beyond doubt comes back each time.
    """
    text = plain_lines(text)
    coached = _coached(text, _waved(posted), _hints(text, kind, slug, wants_hints), stopped=True)
    if not coached.hints or (posted.get(LOOKED) == coached.looked and not coached.blocks):
        return None
    return coached


def could_identify(text: str, *, kind: str = "share") -> str:
    """Why a short text (a title) cannot go out, for the form's own error; "" where it can."""
    return next((found.why for found in look_over(text, kind=kind).identifiers if found.severity == BLOCK), "")


def names_no_client(*texts: str, kind: str = "share") -> Verdict:
    """The rule of every action that shows members' words to others: nothing in them identifies a client beyond doubt.

    Pages ask the coach first and point at the place; this holds wherever else the words come from.
    """
    why = next((why for text in texts if (why := could_identify(text, kind=kind))), "")
    return no(why) if why else YES


def as_typed(posted: QueryDict, coached: Coached, *, field: str = "text") -> dict[str, Any]:
    """What was in the form, for a form to be shown again without a word about what is missing."""
    return posted.dict() | {field: coached.text}


def plain_lines(text: str) -> str:
    """Line breaks as one character and nothing around it, as `WordsField` takes it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _coached(text: str, waved: tuple[str, ...], hints: Iterable[Hint], *, stopped: bool = False) -> Coached:
    left = tuple(hint for hint in hints if hint.blocks or hint.key not in waved)
    return Coached(text, left, waved, sha256(text.encode()).hexdigest()[:16], stopped)


def _waved(posted: QueryDict) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*posted.getlist(WAVED), *posted.getlist(WAVE)]))[-MOST_WAVED:]


def _hints(text: str, kind: str, slug: str, wants_hints: bool) -> list[Hint]:
    findings = look_over(text, kind=kind)
    hints = [_identifier(text, found) for found in findings.identifiers]
    if wants_hints:
        hints += [_wording(found) for found in findings.language]
        hints += [_detail(text, found) for found in findings.detail]
    if slug:
        hints = [replace(hint, url=way("coach_rule", slug, hint.rule, otherwise="")) for hint in hints]
    return sorted(hints, key=lambda hint: (not hint.blocks, hint.start, hint.end))


def _identifier(text: str, found: Identifier) -> Hint:
    return Hint(
        kind="identifier",
        rule=identifier_rule(found.type),
        start=found.start,
        end=found.end,
        words=text[found.start : found.end],
        why=found.why,
        fitting=(IN_GENERAL,),
        blocks=found.severity == BLOCK,
        found=found,
    )


def _wording(found: Wording) -> Hint:
    return Hint(
        kind="wording",
        rule=found.rule,
        start=found.start,
        end=found.end,
        words=found.term,
        why=found.why,
        fitting=tuple(better for better in found.better if not _ADVICE.match(better)),
        advice=tuple(better for better in found.better if _ADVICE.match(better)),
        source=found.source,
    )


def _detail(text: str, found: Detail) -> Hint:
    return Hint("detail", found.rule, found.start, found.end, text[found.start : found.end], found.why)


def _with(text: str, chosen: str, hints: Iterable[Hint]) -> str:
    """The text with the chosen word in, if what was pressed is still offered there: `START-END:WORD`."""
    place, _colon, better = chosen.partition(":")
    for hint in hints:
        if hint.place == place and better in hint.fitting:
            if hint.found is not None:
                return make_general(text, hint.found)
            return put_in(text, start=hint.start, end=hint.end, better=better)
    return text
