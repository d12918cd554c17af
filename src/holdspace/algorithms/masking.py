"""Taking a person's own name out of what they wrote. See docs/algorithms/masking.md."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST_PART = 3  # letters; shorter parts of a name ("Li", "de") would cut holes into ordinary words

# English words that are names as well: they are taken out where they stand with a capital alone.
ALSO_WORDS = frozenset(
    "april art august autumn bell bill blue brook brown chase chance dawn day dean drew faith frank gene grace grant "
    "gray green hall hill hope iris ivy jack jade joy june king long love major mark may melody mercy miles olive "
    "page park pat patience pearl penny price rain ray rich river robin rock rose ruby sage sandy sky star stone "
    "storm sue summer sunny trinity true victor violet west white will winter wood worth young".split()
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def mask_names(text: str, *, names: Iterable[str], email: str = "", mark: str = "[name]") -> str:
    """The text with the given names replaced by `mark`, and every e-mail address, too.

    A whole name is found in any case and with or without accents; so is each part of it of three letters or more,
    but for parts that are English words as well ("Hope"), which must begin with a capital. The part of `email` before
    the @ counts as a name.
    """
    text = _ADDRESS.sub(mark, text)
    local = email.partition("@")[0]
    wholes = [name for name in (*names, local) if len(name.strip()) >= SHORTEST_PART]
    parts = {part for name in wholes for part in re.split(r"[\s.+_-]+", name) if len(part) >= SHORTEST_PART}
    spans = _found(text, wholes, parts)
    pieces, end = [], 0
    for start, stop in spans:
        if start < end:
            continue
        pieces += [text[end:start], mark]
        end = stop
    masked = "".join([*pieces, text[end:]])
    # A first and a last name side by side are one name.
    return re.sub(rf"{re.escape(mark)}(?:\s+{re.escape(mark)})+", mark, masked)


def _found(text: str, wholes: Iterable[str], parts: Iterable[str]) -> list[tuple[int, int]]:
    folded = _fold(text)
    spans = []
    for name in wholes:
        if " " in name.strip() or name.lower() not in ALSO_WORDS:
            spans += _spans(folded, _fold(name.strip()), re.IGNORECASE)
    for part in parts:
        if part.lower() in ALSO_WORDS:
            spans += _spans(folded, _fold(part.capitalize())) + _spans(folded, _fold(part.upper()))
        elif not part.isdigit():
            spans += _spans(folded, _fold(part), re.IGNORECASE)
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _spans(text: str, name: str, flags: int = 0) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags)]


def _fold(text: str) -> str:
    """The same text without accents, character for character, so that places in it are places in the original."""
    return "".join(unicodedata.normalize("NFD", character)[0] for character in text)
