"""A text as the finders see it: its words, its sentences, and who is spoken of around a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its place; `opens` where a sentence begins with it."""

    text: str
    low: str
    start: int
    end: int
    opens: bool


class Scene:
    """A text, read once. `about_oneself`: whatever stands in it is the writer's own."""

    def __init__(self, text: str, *, about_oneself: bool = False) -> None:
        self.text = text
        self.about_oneself = about_oneself

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Where each sentence begins and ends."""
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text)]
        edges = [0, *(end for end in ends if end < len(self.text)), len(self.text)]
        return list(pairwise(edges))

    def sentence(self, place: int) -> str:
        """The sentence around a place."""
        return next((self.text[a:b] for a, b in self.sentences if a <= place < b), self.text)
