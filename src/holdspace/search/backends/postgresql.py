"""A tsvector made of our own folded words: no dictionary, no parser, no extension that would have to be installed.

Weights tell where a word stands: A the title, B the words, D the marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from holdspace.search.asking import ANYWHERE, TITLE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.models import QuerySet

    from holdspace.search.asking import Asked, Question
    from holdspace.search.models import Line

LAST_POSITION = 16_383  # the highest a tsvector knows; beyond it positions stay there


def write(lines: Sequence[Line]) -> None:
    """See `Backend`."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE search_line SET tokens = CAST(%s AS tsvector) WHERE id = %s",
            [(_vector(line), line.pk) for line in lines],
        )


def erase(line_ids: Collection[int]) -> None:
    """See `Backend`. They go with their rows."""


def narrowed(lines: QuerySet[Line], asked: str, *, below: int | None) -> QuerySet[Line]:
    """See `Backend`."""
    found = lines.extra(where=["search_line.tokens @@ CAST(%s AS tsquery)"], params=[asked])
    if below is not None:
        found = found.filter(pk__lt=below)
    return found.order_by("-pk")


def standing(words: Sequence[str]) -> set[str]:
    """See `Backend`."""
    if not words:
        return set()
    one = "SELECT CAST(%s AS text) WHERE EXISTS (SELECT 1 FROM search_line WHERE tokens @@ CAST(%s AS tsquery))"
    params = [value for word in words for value in (word, f"{_quoted(word)}:AB")]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(words)), params)
        return {word for (word,) in cursor.fetchall()}


def expression(question: Question) -> str:
    """The question as a tsquery; every word stands in quotes, so that none is an operator."""
    parts = [_either([f"{_quoted(mark)}:D" for mark in marks]) for marks in question.marks]
    if question.words:
        title = " & ".join(_either(_alternatives(asked, "A")) for asked in question.words)
        anywhere = " & ".join(_either(_alternatives(asked, "AB")) for asked in question.words)
        if question.where == TITLE:
            parts.append(f"({title})")
        else:
            parts.append(f"({anywhere})")
            if question.where != ANYWHERE:
                parts.append(f"!({title})")
    return " & ".join(parts)


def _alternatives(asked: Asked, weights: str) -> list[str]:
    first = f"{_quoted(asked.word)}:{'*' if asked.by_beginning else ''}{weights}"
    return [first, *(f"{_quoted(word)}:{weights}" for word in asked.near)]


def _either(alternatives: list[str]) -> str:
    return alternatives[0] if len(alternatives) == 1 else f"({' | '.join(alternatives)})"


def _vector(line: Line) -> str:
    found = []
    for words, weight in ((line.title, "A"), (line.words, "B"), (line.marks, "D")):
        # Each word needs a place for its weight to be kept; which one says nothing.
        found += [f"{_quoted(word)}:{min(n, LAST_POSITION)}{weight}" for n, word in enumerate(words.split(), start=1)]
    return " ".join(found)


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
