"""What a room above puts beside an offer: the exchange knows that something stands there, and not what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from holdspace.grammar.actors import Actor


class Beside(NamedTuple):
    """A thing in a line: what it is ("A link"), how it is called, and its address."""

    kind: str | _StrPromise
    title: str
    url: str


class ShowBeside(Protocol):
    """What stands beside the offers to an ask, by their number, as far as whoever looks may open it. One query. Which
    of the offers they may read is the exchange's to say."""

    def __call__(self, *, ask_id: int, seen_by: Actor, at: datetime) -> dict[int, Beside]: ...


_shown: dict[str, ShowBeside] = {}


def declare_beside_offers(name: str, show: ShowBeside) -> None:
    """Let a room above show something beside offers; it keeps which offer it belongs to."""
    _shown[name] = show


def beside_offers(*, ask_id: int, seen_by: Actor, at: datetime) -> dict[int, list[Beside]]:
    """Everything beside the offers to an ask, by their number. One query for each room that shows something."""
    found: dict[int, list[Beside]] = {}
    for show in _shown.values():
        for number, thing in show(ask_id=ask_id, seen_by=seen_by, at=at).items():
            found.setdefault(number, []).append(thing)
    return found
