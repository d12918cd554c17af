"""One statement put together out of parts, with what each of them looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.search.backends import backend

if TYPE_CHECKING:
    from django.db.models import QuerySet


class Built:
    """Parts one after the other. Where the index hands out a number of lines at a time, each part reads from those, and
    a row of its own tells the last of them, if there may be more."""

    def __init__(self) -> None:
        self._looked_at: list[str] = []
        self._parts: list[str] = []
        self._params_of_looked_at: list[Any] = []
        self._params: list[Any] = []

    def name(self, number: int) -> str:
        """Under which a part finds what is looked at for it."""
        return f"looked_at_{number}"

    def add(self, columns: str, rows: QuerySet[Any, Any]) -> None:
        """Rows of a query, as `part`."""
        sql, params = rows.query.sql_with_params()
        self._parts.append(f"SELECT {columns} FROM ({sql}) AS part")  # noqa: S608 - no value in it
        self._params += params

    def end_of(self, number: int, columns: str, asked: str, *, below: int | None, most: int) -> None:
        """What is looked at for a part, and the row that tells its end (`min(id)`) where there may be more."""
        statement = backend().looked_at(asked, below=below, most=most)
        if statement is None:
            return
        sql, params = statement
        self._looked_at.append(f"{self.name(number)} AS MATERIALIZED ({sql})")
        self._params_of_looked_at += params
        self._parts.append(f"SELECT {columns} FROM {self.name(number)} HAVING count(*) = {most}")  # noqa: S608 - a number

    def statement(self) -> tuple[str, list[Any]]:
        """The whole with its parameters."""
        first = f"WITH {', '.join(self._looked_at)} " if self._looked_at else ""
        return first + " UNION ALL ".join(self._parts), self._params_of_looked_at + self._params
