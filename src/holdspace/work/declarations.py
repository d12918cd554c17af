"""What this room does by itself."""

from __future__ import annotations

from datetime import timedelta

from holdspace.work.registry import declare_task


def declare() -> None:
    """Called once from ready()."""
    from holdspace.work.tasks import prune_finished

    declare_task("work.prune_finished", prune_finished, every=timedelta(hours=1), priority=-50)
