"""How an action says no. The middleware in `web` turns each into a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from holdspace.grammar.verdicts import Verdict


class Refused(Exception):
    """A rule said no. Carries the verdict, so that the page can say why. Nothing was written."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__("refused")
        self.verdict = verdict


class NothingHere(Exception):
    """There is no such thing, or none that this person may see: both answer exactly alike."""


class AlreadyMoved(Exception):
    """Somebody was quicker. `told` says to the second person what has happened meanwhile."""

    def __init__(self, told: str | _StrPromise = "") -> None:
        super().__init__("already moved")
        self.told = told


def insist(verdict: Verdict) -> None:
    """Raise `Refused` unless the verdict allows."""
    if not verdict.allowed:
        raise Refused(verdict)
