"""Queueing work in the caller's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.work.registry import task

if TYPE_CHECKING:
    from datetime import datetime


def enqueue(name: str, *, payload: dict[str, Any], at: datetime, not_before: datetime | None = None) -> None:
    """Queue one declared task (KeyError otherwise) so that it commits or vanishes with the caller's transaction.

    `payload` takes numbers and short words only, never private text.
    """
    task(name)
