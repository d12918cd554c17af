"""Lists of which Django puts the statement together once, and only fills in values from then on.

Putting together a statement with the rules of who may see what takes Django ten milliseconds and more, asking it less
than one; Today asks five of them. The rules stay the one place where they are: what is remembered is what the ORM wrote
out of them, with marks where values go. `tests/grammar/test_remembered.py` holds it against the ORM.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.query import get_related_populators

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import Model, QuerySet

M = TypeVar("M", bound="Model")

# Marks: numbers and times that nothing here ever has. A rule may count some years back or forth from a time.
FIRST_NUMBER = 2**52
FIRST_TIME, APART, NEAR = datetime(6000, 1, 1, tzinfo=UTC), timedelta(days=20_000), timedelta(days=5_000)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person to the rules, who ask nothing of one but their number."""

    actor_id: int
    actor_kind: str = "person"


@dataclass(frozen=True, slots=True)
class _Mark:
    """Stands in a statement where the value `name` goes, so much later."""

    name: str
    later: timedelta | None = None


class Remembered(Generic[M]):
    """Made of a function that takes numbers and aware times by name and gives a queryset of whole objects; called with
    such values it gives the list. The function is called once for each connection, with marks instead of values: it
    must not look at them, and whatever else decides what it builds must be the same each time."""

    def __init__(self, build: Callable[..., QuerySet[M]]) -> None:
        self._build = build
        self._made: WeakKeyDictionary[Any, tuple[str, tuple[Any, ...], Any]] = WeakKeyDictionary()

    def __call__(self, **values: int | datetime) -> list[M]:
        connection = connections[DEFAULT_DB_ALIAS]
        if connection not in self._made:
            self._made[connection] = self._put_together(connection, values)
        sql, params, compiler = self._made[connection]
        filled = [_filled(one, values, connection) if type(one) is _Mark else one for one in params]
        with connection.cursor() as cursor:
            cursor.execute(sql, filled)
            rows = cursor.fetchall()
        return _objects(compiler, rows) if rows else []

    def _put_together(self, connection: Any, values: dict[str, Any]) -> tuple[str, tuple[Any, ...], Any]:
        marks: dict[str, Any] = {}
        for place, (name, value) in enumerate(values.items()):
            marks[name] = FIRST_TIME + APART * place if isinstance(value, datetime) else FIRST_NUMBER + place
        compiler: Any = self._build(**marks).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        return sql, tuple(_mark(one, marks) for one in params), compiler


def _mark(param: Any, marks: dict[str, Any]) -> Any:
    """The mark that a parameter is, or the parameter itself. Raises ValueError where something else was made of one."""
    time = _as_time(param)
    for name, mark in marks.items():
        if isinstance(mark, datetime):
            if time is not None and abs(time - mark) <= NEAR:
                return _Mark(name, time - mark)
        elif type(param) is int and param == mark:
            return _Mark(name)
    if (time is not None and time > FIRST_TIME - NEAR) or (isinstance(param, int) and param >= FIRST_NUMBER):
        raise ValueError(f"{param} was made of a mark, and nothing tells how")
    return param


def _as_time(param: Any) -> datetime | None:
    """A parameter that is a time, as an aware one: to SQLite it goes as text."""
    if isinstance(param, str) and len(param) > len("6000-01-01"):
        try:
            param = datetime.fromisoformat(param)
        except ValueError:
            return None
    if not isinstance(param, datetime):
        if isinstance(param, date) or (isinstance(param, str) and param[:4].isdecimal() and param[:1] >= "6"):
            raise ValueError(f"{param} may be a day made of a time")
        return None
    return param if param.tzinfo else param.replace(tzinfo=UTC)


def _filled(mark: _Mark, values: dict[str, Any], connection: Any) -> Any:
    value = values[mark.name]
    return value if mark.later is None else connection.ops.adapt_datetimefield_value(value + mark.later)


def _objects(compiler: Any, rows: Sequence[Any]) -> list[Any]:
    """What Django's `ModelIterable` makes of rows."""
    alias, select, known = compiler.connection.alias, compiler.select, compiler.klass_info
    begins, ends = known["select_fields"][0], known["select_fields"][-1] + 1
    names = [one[0].target.attname for one in select[begins:ends]]
    beside = get_related_populators(known, select, alias)  # type: ignore[call-arg]  # the stubs are of a later Django
    found = []
    for row in compiler.results_iter(results=[rows]):
        one = known["model"].from_db(alias, names, row[begins:ends])
        for populator in beside:
            populator.populate(row, one)
        for name, place in compiler.annotation_col_map.items():
            setattr(one, name, row[place])
        found.append(one)
    return found
