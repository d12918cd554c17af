"""What the worker does for this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.grammar.actors import THE_MACHINE
from holdspace.vetting.actions import erase_kept_answers

if TYPE_CHECKING:
    from datetime import datetime


def erase_answers(*, at: datetime, **payload: Any) -> None:
    """Once a day: what was promised to be erased is erased."""
    erase_kept_answers(by=THE_MACHINE, at=at)
