"""What threads are about: higher rooms declare in ready() how a thread about one of their things is headed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened between the messages, in one plain sentence."""

    at: datetime
    text: str | _StrPromise


@dataclass(frozen=True, slots=True)
class About:
    """The thing that a thread is about, as this reader may see it; `url` is "" where no page of it opens to them."""

    title: str
    url: str = ""
    happenings: tuple[Happening, ...] = ()


class Tell(Protocol):
    """Tells of several things at once, by their numbers; leaves out what this reader may not see. Fixed queries."""

    def __call__(self, *, numbers: Sequence[int], seen_by: Actor, at: datetime) -> dict[int, About]: ...


_kinds: dict[str, Tell] = {}


def declare_thread_kind(name: str, tell: Tell) -> None:
    """Make a kind of thread known; its name is what `open_thread` gets as `title_kind`."""
    _kinds[name] = tell


def thread_kind(name: str) -> Tell:
    """How threads of this kind are headed. Raises KeyError for a kind nobody declared."""
    return _kinds[name]
