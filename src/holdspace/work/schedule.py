"""Queueing what runs on a schedule, once however many workers look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Min

from holdspace.work.actions import enqueue
from holdspace.work.models import Schedule
from holdspace.work.registry import scheduled_tasks, task

if TYPE_CHECKING:
    from datetime import datetime


def know_schedules(*, at: datetime) -> None:
    """Make a row for every scheduled task that has none (due at once), and forget those nobody declares any more.

    A task whose period was made shorter does not wait out the old one.
    """
    names = {t.name for t in scheduled_tasks()}
    known = dict(Schedule.objects.values_list("name", "next_at"))
    Schedule.objects.bulk_create(
        [Schedule(name=name, next_at=at) for name in sorted(names - known.keys())], ignore_conflicts=True
    )
    if gone := known.keys() - names:
        Schedule.objects.filter(name__in=gone).delete()
    for name in names & known.keys():
        if known[name] > (latest := at + (task(name).every or known[name] - at)):
            Schedule.objects.filter(name=name, next_at__gt=latest).update(next_at=latest)


def queue_due(*, at: datetime) -> int:
    """Queue each scheduled task that is due, once, and move its time past `at`; returns how many.

    Time that was missed (the machine slept) is made up by one run, not by one for each period missed.
    """
    queued = 0
    for row in Schedule.objects.filter(next_at__lte=at).order_by("next_at"):
        try:
            every = task(row.name).every
        except KeyError:
            continue
        if every is None:
            continue
        periods = (at - row.next_at) // every + 1
        with transaction.atomic():
            # The time read stands in the condition: of two workers, one moves it on.
            if Schedule.objects.filter(pk=row.pk, next_at=row.next_at).update(next_at=row.next_at + periods * every):
                enqueue(row.name, payload={}, at=at)
                queued += 1
    return queued


def next_time() -> datetime | None:
    """When the next scheduled task is due; None when nothing is scheduled."""
    found: datetime | None = Schedule.objects.aggregate(next=Min("next_at"))["next"]
    return found
