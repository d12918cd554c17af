"""What keys are derived for, declared by the rooms in ready(), so that a retired key still serves these."""

from __future__ import annotations

_purposes: set[str] = set()


def declare_purpose(name: str) -> None:
    """Make a purpose known ("journal"): a word of letters and dashes."""
    _purposes.add(name)


def all_purposes() -> tuple[str, ...]:
    """Every declared purpose, by name."""
    return tuple(sorted(_purposes))
