"""What the operator may look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from holdspace.work.models import DeadLetter, Schedule

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


def is_operator(seen_by: Actor) -> bool:
    """Whether this is whoever runs the machine, at its command line or signed in."""
    return seen_by.actor_kind == "operator" or bool(getattr(seen_by, "is_operator", False))


def dead_letters(*, seen_by: Actor, most: int = 100) -> list[DeadLetter]:
    """Given-up tasks, newest first; nothing for anybody but the operator."""
    return list(DeadLetter.objects.order_by("-at", "-id")[:most]) if is_operator(seen_by) else []


def troubled_schedules(*, seen_by: Actor) -> list[Schedule]:
    """Scheduled tasks whose last run went wrong; nothing for anybody but the operator."""
    return list(Schedule.objects.exclude(trouble="").order_by("name")) if is_operator(seen_by) else []


def waiting_since(*, seen_by: Actor, at: datetime) -> datetime | None:
    """Since when the longest waiting task that is due waits; None when nothing is due. Tells whether a worker runs."""
    if not is_operator(seen_by):
        return None
    due = DBTaskResult.objects.filter(status=TaskResultStatus.READY, run_after__lte=at)
    return due.order_by("run_after").values_list("run_after", flat=True).first()
