"""FTS5. Its table holds the words once more, by the number of the line: taking one out needs no old words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

from holdspace.search.asking import ANYWHERE, TITLE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.models import QuerySet

    from holdspace.search.asking import Asked, Question
    from holdspace.search.models import Line


def write(lines: Sequence[Line]) -> None:
    """See `Backend`."""
    erase([line.pk for line in lines])
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_text (rowid, title, words, marks) VALUES (%s, %s, %s, %s)",
            [(line.pk, line.title, line.words, line.marks) for line in lines],
        )


def erase(line_ids: Collection[int]) -> None:
    """See `Backend`."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_text WHERE rowid = %s", [(number,) for number in line_ids])


def looked_at(asked: str, *, below: int | None, most: int) -> tuple[str, list[Any]] | None:
    """See `Backend`."""
    return None


def narrowed(lines: QuerySet[Line], asked: str, *, below: int | None, of: str) -> QuerySet[Line]:
    """See `Backend`. FTS5 walks its lists from the newest line down, so the page costs what it shows."""
    where = ["search_text MATCH %s", "search_text.rowid = search_line.id"]
    params: list[str | int] = [asked]
    if below is not None:
        where.append("search_text.rowid < %s")
        params.append(below)
    return lines.extra(  # noqa: S610 - the SQL is ours, what was asked goes in as parameters
        tables=["search_text"], where=where, params=params, order_by=["-search_text.rowid"]
    )


def standing(words: Sequence[str]) -> set[str]:
    """See `Backend`."""
    if not words:
        return set()
    one = "SELECT %s AS word WHERE EXISTS (SELECT 1 FROM search_text WHERE search_text MATCH %s LIMIT 1)"
    params = [value for word in words for value in (word, f"{{title words}} : {_quoted(word)}")]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(words)), params)
        return {word for (word,) in cursor.fetchall()}


def expression(question: Question) -> str:
    """The question in FTS5's language; every word stands in quotes, so that none is an operator."""
    parts = []
    if question.marks:
        parts.append(f"marks : ({' AND '.join(_either([_quoted(m) for m in marks]) for marks in question.marks)})")
    if question.words:
        words = " AND ".join(_either(_alternatives(asked)) for asked in question.words)
        if question.where == TITLE:
            parts.append(f"title : ({words})")
        elif question.where == ANYWHERE:
            parts.append(f"{{title words}} : ({words})")
        else:
            parts.append(f"(({{title words}} : ({words})) NOT (title : ({words})))")
    return " AND ".join(parts)


def _alternatives(asked: Asked) -> list[str]:
    first = _quoted(asked.word) + ("*" if asked.by_beginning else "")
    return [first, *(_quoted(word) for word in asked.near)]


def _either(alternatives: list[str]) -> str:
    return alternatives[0] if len(alternatives) == 1 else f"({' OR '.join(alternatives)})"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
