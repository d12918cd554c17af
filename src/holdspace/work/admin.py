"""What the operator sees of the work: read-only, numbers and short words alone."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

from holdspace.grammar.read_only import ReadOnlyAdmin
from holdspace.work.models import DeadLetter, Schedule


@admin.register(DBTaskResult)
class TaskAdmin(ReadOnlyAdmin):
    """Tasks waiting, running and lately finished."""

    list_display = ("named", "status", "run_after", "finished_at", "exception_class_path")
    list_filter = ("status",)
    ordering = ("-run_after",)
    fields = ("args_kwargs", "status", "run_after", "started_at", "finished_at", "exception_class_path")

    @admin.display(description="task")
    def named(self, row: Any) -> str:
        """The name it was declared under."""
        return str(row.args_kwargs.get("kwargs", {}).get("name", "?"))


@admin.register(DeadLetter)
class DeadLetterAdmin(ReadOnlyAdmin):
    """What was given up."""

    list_display = ("name", "payload", "tries", "trouble", "at")
    ordering = ("-at", "-id")


@admin.register(Schedule)
class ScheduleAdmin(ReadOnlyAdmin):
    """What runs by itself."""

    list_display = ("name", "next_at", "done_at", "trouble")
    ordering = ("name",)
