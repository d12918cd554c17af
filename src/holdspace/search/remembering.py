"""The rooms' rules as SQL, put together once: building it costs Django ten times what the database takes to answer.

A statement is built twice for two made-up people, communities and times. What is alike in both is part of it; what is
exactly one of the made-up values is a place for the real one; a time may stand some days beside the one given. Is there
anything else that differs, or does a rule ask the database while it is built, then the statement is built anew for
each question: right, only slower.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class Values:
    """What differs between two questions of the same shape."""

    person_id: int
    community_id: int
    below: int
    first: str
    second: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Somebody:
    """Looks like a person to a rule that asks for no more than the number."""

    actor_id: int
    actor_kind: str = "person"


@dataclass(frozen=True, slots=True)
class Statement:
    """`places`: for each parameter a fixed value, or the name of one of `Values` with a distance in time."""

    sql: str
    places: tuple[tuple[str, Any], ...]

    def filled(self, values: Values) -> list[Any]:
        """The parameters for a question."""
        return [given if name == "" else _as_parameter(getattr(values, name), given) for name, given in self.places]


_A: Final = Values(8_000_000_001, 7_000_000_001, 9_000_000_001, "~a1", "~a2", datetime(2011, 3, 5, 7, 9, 11, 13, UTC))
_B: Final = Values(8_000_000_777, 7_000_000_555, 9_000_000_333, "~b1", "~b2", datetime(2031, 8, 6, 4, 2, 10, 17, UTC))
_known: dict[Hashable, Statement | None] = {}


class _Asks(Exception):
    """A rule asks the database while it is built."""


def remembered(
    shape: Hashable, build: Callable[[Values, Actor], tuple[str, Sequence[Any]]], *, values: Values, seen_by: Actor
) -> tuple[str, list[Any]]:
    """The SQL and its parameters for a question; `build` makes both, from the values and whoever looks alone."""
    if seen_by.actor_kind == "person":
        key = (connection.vendor, shape)
        if key not in _known:
            _known[key] = _learnt(build)
        if statement := _known[key]:
            return statement.sql, statement.filled(values)
    sql, params = build(values, seen_by)
    return sql, list(params)


def _learnt(build: Callable[[Values, Actor], tuple[str, Sequence[Any]]]) -> Statement | None:
    try:
        with _asking_nothing():
            sql, ours = build(_A, Somebody(_A.person_id))
            other_sql, others = build(_B, Somebody(_B.person_id))
    except (_Asks, AttributeError):
        return None
    if sql != other_sql or len(ours) != len(others):
        return None
    places = [_place(one, other) for one, other in zip(ours, others, strict=True)]
    return None if None in places else Statement(sql, tuple(place for place in places if place is not None))


def _place(one: Any, other: Any) -> tuple[str, Any] | None:
    if one == other:
        return "", one
    for name in (field.name for field in fields(Values)):
        a, b = getattr(_A, name), getattr(_B, name)
        if name != "at" and (one, other) == (a, b):
            return name, None
    a_later, b_later = _later(one, _A.at), _later(other, _B.at)
    return ("at", a_later) if a_later is not None and a_later == b_later else None


def _later(parameter: Any, at: datetime) -> timedelta | None:
    """How far a parameter is from a time; None where it is none."""
    if isinstance(parameter, str):
        try:
            parameter = datetime.fromisoformat(parameter)
        except ValueError:
            return None
    if not isinstance(parameter, datetime):
        return None
    return (parameter if parameter.tzinfo else parameter.replace(tzinfo=UTC)) - at


def _as_parameter(value: Any, later: timedelta | None) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value + (later or timedelta()))
    return value


@contextmanager
def _asking_nothing() -> Iterator[None]:
    def refuse(*args: Any) -> Any:
        raise _Asks

    with connection.execute_wrapper(refuse):
        yield
