"""What tests look for in the log."""

from __future__ import annotations

from typing import Any


def everything_in(caplog: Any) -> str:
    """All that a line of the log could be made of, fields included."""
    return caplog.text + repr([vars(record) for record in caplog.records])
