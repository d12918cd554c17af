"""A GIN index over our own folded words: no dictionary, no parser, no extension that would have to be installed.

Where a word stands is part of what is in the index: "=" in the title, "~" in the title or elsewhere, a mark as it is.
The index is of an expression (see the migrations), so PostgreSQL keeps it by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

from holdspace.search.asking import ANYWHERE, TITLE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.models import QuerySet

    from holdspace.search.asking import Asked, Question
    from holdspace.search.models import Line

IN_TITLE, IN_ANY = "=", "~"
TOP = "(SELECT max(id) + 1 FROM search_line)"


def write(lines: Sequence[Line]) -> None:
    """See `Backend`. The database does it as the line is written."""


def erase(line_ids: Collection[int]) -> None:
    """See `Backend`. They go with their rows."""


def looked_at(asked: str, *, below: int | None, most: int) -> tuple[str, list[Any]] | None:
    """See `Backend`. GIN cannot be walked from the newest line down: so many are taken out of it at once."""
    return f"SELECT search_newest(CAST(%s AS tsquery), coalesce(%s, {TOP}), %s) AS id", [asked, below, most]


def narrowed(lines: QuerySet[Line], asked: str, *, below: int | None, of: str) -> QuerySet[Line]:
    """See `Backend`."""
    where = f"search_line.id IN (SELECT id FROM {of})"  # noqa: S608 - the name is ours
    return lines.extra(where=[where]).order_by("-pk")  # noqa: S610


def standing(words: Sequence[str]) -> set[str]:
    """See `Backend`."""
    found = f"SELECT 1 FROM search_newest(CAST(asked AS tsquery), {TOP}, 1)"  # noqa: S608 - no value in it
    each = "SELECT word FROM unnest(CAST(%s AS text[]), CAST(%s AS text[])) AS one (word, asked) WHERE EXISTS"
    with connection.cursor() as cursor:
        cursor.execute(f"{each} ({found})", [list(words), [_quoted(IN_ANY, word) for word in words]])
        return {word for (word,) in cursor.fetchall()}


def expression(question: Question) -> str:
    """The question as a tsquery; every word stands in quotes, so that none is an operator."""
    parts = [_either([_quoted("", mark) for mark in marks]) for marks in question.marks]
    if question.words:
        title = " & ".join(_either(_alternatives(asked, IN_TITLE)) for asked in question.words)
        anywhere = " & ".join(_either(_alternatives(asked, IN_ANY)) for asked in question.words)
        if question.where == TITLE:
            parts.append(f"({title})")
        else:
            parts.append(f"({anywhere})")
            if question.where != ANYWHERE:
                parts.append(f"!({title})")
    return " & ".join(parts)


def _alternatives(asked: Asked, where: str) -> list[str]:
    first = f"{_quoted(where, asked.word)}{':*' if asked.by_beginning else ''}"
    return [first, *(_quoted(where, word) for word in asked.near)]


def _either(alternatives: list[str]) -> str:
    return alternatives[0] if len(alternatives) == 1 else f"({' | '.join(alternatives)})"


def _quoted(where: str, word: str) -> str:
    return "'" + where + word.replace("\\", "\\\\").replace("'", "''") + "'"
