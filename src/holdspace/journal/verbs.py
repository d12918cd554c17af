"""Every verb that can stand in the journal, with what the power record says of it in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Verb:
    """`in_words` completes "<Name>, steward, ..." in the power record; empty for what never stands there.

    It tells what was done in a role, never whom it concerned.
    """

    name: str
    in_words: str | _StrPromise = ""


_verbs: dict[str, Verb] = {}


def declare_verb(name: str, in_words: str | _StrPromise = "") -> None:
    """Make a verb known; rooms call this from ready(). A verb is "<object>.<past participle>", as "share.written"."""
    _verbs[name] = Verb(name, in_words)


def verb(name: str) -> Verb:
    """The declared verb. Raises KeyError for one nobody declared."""
    return _verbs[name]


def all_verbs() -> list[Verb]:
    """Every declared verb, by name."""
    return [_verbs[name] for name in sorted(_verbs)]
