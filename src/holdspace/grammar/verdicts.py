"""The answer of a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Verdict:
    """Allowed or not, and because. The reason is written for the person it concerns."""

    allowed: bool
    because: str | _StrPromise = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(allowed=True)


def no(because: str | _StrPromise) -> Verdict:
    """A refusal; `because` is one plain sentence that says what the person can do instead, if anything."""
    return Verdict(allowed=False, because=because)
