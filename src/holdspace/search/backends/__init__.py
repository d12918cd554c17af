"""The full-text index behind one small interface: SQLite's FTS5, PostgreSQL's GIN.

Both get folded words and give the same answers; `tests/search/test_model.py` holds them to a model in plain Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.models import QuerySet

    from holdspace.search.asking import Question
    from holdspace.search.models import Line


class Backend(Protocol):
    """What each database has to know."""

    def write(self, lines: Sequence[Line]) -> None:
        """Put lines that stand in the table into the index, or bring them up to date."""
        ...

    def erase(self, line_ids: Collection[int]) -> None:
        """Take lines out of the index; before they leave the table."""
        ...

    def expression(self, question: Question) -> str:
        """The question in the database's own language of searching."""
        ...

    def looked_at(self, asked: str, *, below: int | None, most: int) -> tuple[str, list[Any]] | None:
        """A statement for the numbers (`id`) of the newest lines that answer an `expression`, at most so many; with a
        number of a line below it. None where `narrowed` walks the index itself, and so looks at all of them."""
        ...

    def narrowed(self, lines: QuerySet[Line], asked: str, *, below: int | None, of: str) -> QuerySet[Line]:
        """The lines that answer an `expression`, the newest first; with a number of a line below it. `of` names what
        stands in the same statement of what was looked at."""
        ...

    def standing(self, words: Sequence[str]) -> set[str]:
        """Those of some words (at most 100) that stand in any line."""
        ...


def backend() -> Backend:
    """The one of the database in use."""
    if connection.vendor == "sqlite":
        from holdspace.search.backends import sqlite

        return sqlite
    from holdspace.search.backends import postgresql

    return postgresql
