"""What this room tells the rooms below it."""

from __future__ import annotations

from datetime import timedelta

from holdspace.journal.hashing import PURPOSE
from holdspace.journal.tasks import seal_entries
from holdspace.vault.purposes import declare_purpose
from holdspace.work.registry import declare_task


def declare() -> None:
    """Called once from ready()."""
    declare_purpose(PURPOSE)
    declare_task("journal.seal_entries", seal_entries, every=timedelta(minutes=5))
