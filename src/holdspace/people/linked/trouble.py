"""What went wrong with the other service; for the operators' log, never for a page."""

from __future__ import annotations


class Trouble(Exception):
    """`why` is one of a few words of ours: nothing that came from outside is ever in it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotAsked(Trouble):
    """An answer that this browser has not asked for, or asked for too long ago, or has had already."""


class TurnedBack(Trouble):
    """The person went no further there."""
