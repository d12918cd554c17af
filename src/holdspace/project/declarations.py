"""What no room can declare itself, because the rooms that need each other do not know each other."""

from __future__ import annotations

from datetime import timedelta

from holdspace.uploads.tasks import sweep_orphans
from holdspace.work.registry import declare_task


def declare() -> None:
    """Called once from ready()."""
    declare_task("uploads.sweep_orphans", sweep_orphans, every=timedelta(days=1))
