"""What the worker does here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.journal.sealing import seal_all

if TYPE_CHECKING:
    from datetime import datetime


def seal_entries(*, at: datetime) -> None:
    """Seal what has no seal yet; running it twice, or two at once, does no harm."""
    seal_all(at=at)
