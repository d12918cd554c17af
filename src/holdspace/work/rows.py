"""The one task that django-tasks-db knows of: what it carries out is named in its row."""

from __future__ import annotations

from typing import Any

from django_tasks import task


class OurWorkerOnly(RuntimeError):
    """Another worker took the row: it would keep tracebacks, which can hold what people wrote."""


@task()
def carry_out(name: str, payload: dict[str, Any], attempt: int) -> None:
    """Stands in the rows as their path; `holdspace worker` runs what they name and never calls this."""
    raise OurWorkerOnly
