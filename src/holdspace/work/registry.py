"""Every task the worker can do and every schedule, by name: rooms declare them in ready()."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta


# A task takes `at` and its payload (numbers and short words) by keyword, and may be run twice without harm.
Work: TypeAlias = "Callable[..., None]"


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of work; `tries` counts the first one too, the wait doubles from `first_wait_seconds`.

    A higher `priority` (-100 to 100) goes first among what is due.
    """

    name: str
    work: Work
    tries: int = 8
    first_wait_seconds: int = 30
    every: timedelta | None = None
    priority: int = 0


_tasks: dict[str, Task] = {}


def declare_task(
    name: str,
    work: Work,
    *,
    tries: int = 8,
    first_wait_seconds: int = 30,
    every: timedelta | None = None,
    priority: int = 0,
) -> None:
    """Make a task known under "<room>.<verb_noun>"; with `every` the worker runs it on that schedule as well.

    A scheduled run has no payload. When its next try would come after its next time anyway, that is its next try.
    """
    _tasks[name] = Task(name, work, tries, first_wait_seconds, every, priority)


def task(name: str) -> Task:
    """The declared task. Raises KeyError for one nobody declared."""
    return _tasks[name]


def scheduled_tasks() -> list[Task]:
    """Every task that runs on a schedule, by name."""
    return [t for _, t in sorted(_tasks.items()) if t.every is not None]
