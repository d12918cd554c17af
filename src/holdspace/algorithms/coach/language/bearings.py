"""Where a word stands in a text: in which sentence, in a quotation, in a name.

Everything here reads from the outside, by marks and capitals; nothing knows what a sentence means.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_PLAIN = str.maketrans("’‘ʼ“”„‑‐–\u00a0", "'''\"\"\"--- ")
_QUOTED = re.compile(
    r'"[^"\n]{1,400}"|«[^»\n]{1,400}»'
    r"|(?<!\w)'(?=\w)[^\"\n]{1,200}?(?<=[\w.,!?])'(?!\w)"  # between single marks that are no apostrophes
    r"|(?<!\w)[*_](?=\w)[^*_\n]{1,120}[*_](?!\w)"  # a title between stars or low lines
)
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*|[#/]\w{3,}")
_SENTENCE_END = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bvs)(?<!\be\.g)(?<!\bSt)[.!?]+[\"')\]]*(?=\s|$)|\n"
)
_CAPITAL = re.compile(r"[A-Z][a-z]+(?:'s)?")
_SMALL_WORDS = frozenset("of the on for and a an in to with or by from &".split())


def plain(text: str) -> str:
    """The text with typographic marks as plain ones, character for character: places stay places."""
    return text.translate(_PLAIN)


@dataclass
class Bearings:
    """What can be told about the places of one text; each part is worked out once, when it is first asked for."""

    text: str  # plain

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        return [match.span() for pattern in (_QUOTED, _ADDRESS) for match in pattern.finditer(self.text)]

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in _SENTENCE_END.finditer(self.text)]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence begins and ends in which a term stands."""
        before = bisect_right(self._ends, start)
        begins = self._ends[before - 1] if before else 0
        while begins < start and self.text[begins].isspace():
            begins += 1
        after = bisect_left(self._ends, end)
        return begins, self._ends[after] if after < len(self._ends) else len(self.text)

    def sentences(self) -> list[tuple[int, int]]:
        """Where each sentence begins and ends."""
        bounds = [0, *self._ends, len(self.text)]
        return [
            (stops - len(self.text[begins:stops].lstrip()), stops)
            for begins, stops in pairwise(bounds)
            if self.text[begins:stops].strip()
        ]

    def quoted(self, start: int, end: int) -> bool:
        return any(begin < end and start < stop for begin, stop in self._quotes)

    def named(self, start: int, end: int) -> bool:
        """In a name or a title: written with capitals where a sentence would not have them."""
        begins, stops = self.sentence(start, end)
        if self.text[begins:stops].isupper():
            return False
        words = [(match[0], match.start() + begins) for match in re.finditer(r"[\w'&-]+", self.text[begins:stops])]
        inside = [number for number, (_, place) in enumerate(words) if start <= place < end]
        capital = [number for number in inside if _CAPITAL.fullmatch(words[number][0].split("-")[0])]
        if not capital:
            return False
        if any(number > 0 for number in capital):
            return True
        following = words[1:]
        while following and following[0][0].lower() in _SMALL_WORDS:
            following = following[1:]
        return (
            bool(following) and bool(_CAPITAL.fullmatch(following[0][0])) and bool(re.match(r"[A-Z]", following[0][0]))
        )
