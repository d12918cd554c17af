"""What this room tells the rooms below it."""

from __future__ import annotations

from holdspace.journal.verbs import declare_verb


def declare() -> None:
    """Called once from ready()."""
    declare_verb("demo.played")
    declare_verb("demo.shoes_changed")
