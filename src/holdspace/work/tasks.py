"""What this room does by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from holdspace.work.models import DeadLetter

if TYPE_CHECKING:
    from datetime import datetime

KEPT_FOR = timedelta(days=7)
DEAD_KEPT_FOR = timedelta(days=90)
AT_ONCE = 500


def prune_finished(*, at: datetime) -> None:
    """Delete what was finished more than a week ago and what was given up more than 90 days ago, in small steps."""
    finished = DBTaskResult.objects.filter(
        status__in=[TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED], finished_at__lt=at - KEPT_FOR
    )
    while ids := list(finished.order_by().values_list("pk", flat=True)[:AT_ONCE]):
        DBTaskResult.objects.filter(pk__in=ids).delete()
    DeadLetter.objects.filter(at__lt=at - DEAD_KEPT_FOR).delete()
