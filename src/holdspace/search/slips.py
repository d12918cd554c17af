"""The words of the index that are a slip of the finger away from those that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.algorithms.finding import one_slip_apart, slip_keys
from holdspace.search.asking import Asked
from holdspace.search.models import Spelling

if TYPE_CHECKING:
    from collections.abc import Sequence


def nearly(words: Sequence[Asked]) -> tuple[Asked, ...]:
    """The same words with those that are a slip away; nothing where there are none. One query."""
    keys = {asked.word: slip_keys(asked.word) for asked in words}
    wanted = set().union(*keys.values()) if keys else set()
    if not wanted:
        return ()
    there = set(Spelling.objects.filter(key__in=wanted).values_list("word", flat=True))
    found = tuple(
        Asked(asked.word, tuple(sorted(word for word in there if one_slip_apart(word, asked.word)))) for asked in words
    )
    return found if any(asked.near for asked in found) else ()
