"""What is asked of the index, in a form that belongs to no database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MARK: Final = re.compile(r"[a-z0-9][a-z0-9:._-]{0,79}", re.ASCII)
TITLE, ANYWHERE, NOT_IN_TITLE = "title", "anywhere", "not in title"


@dataclass(frozen=True, slots=True)
class Asked:
    """One word that is asked for: by its beginning, or as one of the words that are a slip away."""

    word: str
    near: tuple[str, ...] = ()

    @property
    def by_beginning(self) -> bool:
        """One letter alone is a word, not a beginning: half of all words begin with it."""
        return len(self.word) > 1


@dataclass(frozen=True, slots=True)
class Question:
    """All `words`, each in the title, anywhere, or anywhere but not all in the title; and of each of `marks` one."""

    words: tuple[Asked, ...]
    marks: tuple[tuple[str, ...], ...]
    where: str = ANYWHERE


def insist_on_marks(marks: tuple[str, ...]) -> tuple[str, ...]:
    """The same marks. ValueError for one that is none: marks stand in the index's own language without quotes."""
    for mark in marks:
        if not MARK.fullmatch(mark):
            raise ValueError(f"not a mark: {mark!r}")
    return marks
