"""Model objects out of rows that a statement written by hand gave: what the ORM does, without building the SQL anew.

Only for the few reads that every request makes; a test beside each holds it against the ORM.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import Model

M = TypeVar("M", bound="Model")


@dataclass(frozen=True, slots=True)
class Columns(Generic[M]):
    """All fields of a model as the columns of a row, from number `start` on."""

    model: type[M]
    alias: str
    start: int
    names: tuple[str, ...]
    converters: tuple[tuple[int, Any, tuple[Callable[..., Any], ...]], ...]

    @property
    def sql(self) -> str:
        """For after SELECT."""
        return ", ".join(f"{self.alias}.{f.column}" for f in self.model._meta.concrete_fields)

    def read(self, row: Sequence[Any]) -> M | None:
        """The object in a row; None where its number is NULL (an outer join found nothing)."""
        values = list(row[self.start : self.start + len(self.names)])
        if values[0] is None:
            return None
        for place, expression, converters in self.converters:
            for convert in converters:
                values[place] = convert(values[place], expression, connection)
        return self.model.from_db(connection.alias, self.names, values)


def columns(model: type[M], *, alias: str, start: int = 0) -> Columns[M]:
    """The columns of a model whose primary key is its first field, as a table is called in the statement."""
    fields = model._meta.concrete_fields
    if not fields[0].primary_key:
        raise ValueError(f"{model.__name__} does not begin with its number")
    converters = []
    for place, field in enumerate(fields):
        expression = field.cached_col
        found = (*connection.ops.get_db_converters(expression), *field.get_db_converters(connection))
        if found:
            converters.append((place, expression, found))
    return Columns(model, alias, start, tuple(f.attname for f in fields), tuple(converters))
