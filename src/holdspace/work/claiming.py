"""How a worker takes a task, keeps it, and gives it back: each step is one conditional write.

A worker owns a task as long as its lease row stands. Whoever finds the lease gone (it was presumed dead and another
worker went on) leaves the task alone.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from holdspace.work.actions import enqueue
from holdspace.work.backoff import wait_before
from holdspace.work.models import DeadLetter, Lease, Schedule
from holdspace.work.registry import task
from holdspace.work.trouble import fields

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from holdspace.work.registry import Task

log = logging.getLogger("holdspace.work")
LOST = "holdspace.work.WorkerLost"


@dataclass(frozen=True, slots=True)
class Claimed:
    """One task in a worker's hands. `attempt` counts from 1."""

    row_id: Any
    worker: str
    name: str
    payload: dict[str, Any]
    attempt: int

    @property
    def declared(self) -> Task | None:
        """What stands in the registry; None when a newer or older version of the program does not know it."""
        try:
            return task(self.name)
        except KeyError:
            return None

    @property
    def is_scheduled(self) -> bool:
        """Whether the schedule queued it: only that leaves the payload empty for a task that has an `every`."""
        return not self.payload and self.declared is not None and self.declared.every is not None


def _read(row: DBTaskResult, worker: str) -> Claimed:
    asked = row.args_kwargs["kwargs"]
    return Claimed(row.pk, worker, asked.get("name", "?"), asked.get("payload", {}), asked.get("attempt", 1))


def claim_next(*, at: datetime, now: datetime, worker: str, lease: timedelta) -> Claimed | None:
    """Take the first task that is due at `at`; None when there is none or somebody was quicker.

    Asks without a transaction first, so that an idle worker never takes SQLite's write lock.
    """
    due = DBTaskResult.objects.filter(status=TaskResultStatus.READY, run_after__lte=at)
    if not due.values_list("pk", flat=True)[:1]:
        return None
    with transaction.atomic():
        row = due.select_for_update(skip_locked=True).first()
        if row is None:
            return None
        taken = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.READY).update(
            status=TaskResultStatus.RUNNING, started_at=at, worker_ids=[worker]
        )
        if not taken:
            return None
        Lease.objects.create(task_id=row.pk, worker=worker, until=now + lease)
    return _read(row, worker)


def keep(claimed: Claimed, *, until: datetime) -> bool:
    """Prolong the lease; False when it is no longer ours."""
    return bool(Lease.objects.filter(task_id=claimed.row_id, worker=claimed.worker).update(until=until))


def finish(claimed: Claimed, *, at: datetime) -> bool:
    """Mark the task done. False when another worker has gone on with it meanwhile: nothing is written then."""
    with transaction.atomic():
        if not _give_up_lease(claimed):
            return False
        _close(claimed, TaskResultStatus.SUCCESSFUL, at=at)
        if claimed.is_scheduled:
            Schedule.objects.filter(name=claimed.name).update(done_at=at, trouble="", trouble_at=None)
    return True


def falter(claimed: Claimed, *, trouble: str, at: datetime) -> bool:
    """Mark the task as gone wrong and queue its next try as a new row; after the last one it becomes a dead letter.

    `trouble` is a class and a place. False when another worker has gone on with it meanwhile.
    """
    with transaction.atomic():
        if not _give_up_lease(claimed):
            return False
        _close(claimed, TaskResultStatus.FAILED, at=at, trouble=trouble)
        _go_on(claimed, trouble=trouble, at=at)
    return True


def rescue(*, now: datetime, at: datetime) -> int:
    """Take up again what workers held that have shown no sign of life; returns how many tasks."""
    rescued = 0
    for lease in Lease.objects.filter(until__lt=now).order_by("until")[:100]:
        with transaction.atomic():
            if not Lease.objects.filter(pk=lease.pk, until=lease.until).delete()[0]:
                continue
            row = DBTaskResult.objects.filter(pk=lease.task_id, status=TaskResultStatus.RUNNING).first()
            if row is None:
                continue
            claimed = _read(row, lease.worker)
            _close(claimed, TaskResultStatus.FAILED, at=at, trouble=LOST)
            _go_on(claimed, trouble=LOST, at=at, at_once=True)
            rescued += 1
    return rescued


def _give_up_lease(claimed: Claimed) -> bool:
    return bool(Lease.objects.filter(task_id=claimed.row_id, worker=claimed.worker).delete()[0])


def _close(claimed: Claimed, status: str, *, at: datetime, trouble: str = "") -> None:
    """The column made for a traceback takes the place alone."""
    kind, _, place = trouble.partition(" at ")
    DBTaskResult.objects.filter(pk=claimed.row_id).update(
        status=status, finished_at=at, return_value=None, exception_class_path=kind, traceback=place
    )


def _go_on(claimed: Claimed, *, trouble: str, at: datetime, at_once: bool = False) -> None:
    declared = claimed.declared
    if declared is not None and claimed.attempt < declared.tries:
        wait = wait_before(claimed.attempt, first_seconds=declared.first_wait_seconds, key=str(claimed.row_id))
        then = at if at_once else at + wait
        if not (claimed.is_scheduled and _comes_before(claimed.name, then)):
            log.warning("a task went wrong, it is tried again", extra=_told(claimed, trouble))
            enqueue(claimed.name, payload=claimed.payload, at=at, not_before=then, attempt=claimed.attempt + 1)
            _mark_schedule(claimed, trouble, at)
            return
    if claimed.is_scheduled:
        log.error("a task went wrong, it waits for its next time", extra=_told(claimed, trouble))
        _mark_schedule(claimed, trouble, at)
        return
    log.error("a task was given up", extra=_told(claimed, trouble))
    DeadLetter.objects.create(name=claimed.name, payload=claimed.payload, tries=claimed.attempt, trouble=trouble, at=at)


def _told(claimed: Claimed, trouble: str) -> dict[str, Any]:
    return {"task": claimed.name, "worker": claimed.worker, "tries": claimed.attempt, **fields(trouble)}


def _comes_before(name: str, then: datetime) -> bool:
    return Schedule.objects.filter(name=name, next_at__lte=then).exists()


def _mark_schedule(claimed: Claimed, trouble: str, at: datetime) -> None:
    if claimed.is_scheduled:
        Schedule.objects.filter(name=claimed.name).update(trouble=trouble, trouble_at=at)
