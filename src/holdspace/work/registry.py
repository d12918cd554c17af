"""Every task the worker can do and every schedule, by name: rooms declare them in ready()."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from datetime import datetime, timedelta


class Work(Protocol):
    """A task: takes numbers and short words, knows the time only by `at`, may be run twice without harm."""

    def __call__(self, *, at: datetime, **payload: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of work; `tries` counts the first one too, the wait doubles from `first_wait_seconds`."""

    name: str
    work: Work
    tries: int = 8
    first_wait_seconds: int = 30
    every: timedelta | None = None


_tasks: dict[str, Task] = {}


def declare_task(
    name: str, work: Work, *, tries: int = 8, first_wait_seconds: int = 30, every: timedelta | None = None
) -> None:
    """Make a task known under "<room>.<verb_noun>"; with `every` the worker runs it on that schedule as well."""
    _tasks[name] = Task(name, work, tries, first_wait_seconds, every)


def task(name: str) -> Task:
    """The declared task. Raises KeyError for one nobody declared."""
    return _tasks[name]


def scheduled_tasks() -> list[Task]:
    """Every task that runs on a schedule, by name."""
    return [t for _, t in sorted(_tasks.items()) if t.every is not None]
