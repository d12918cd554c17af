"""What can be searched: every room declares its own in ready(). The index knows no more of a thing than that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet
    from django.utils.functional import _StrPromise

    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """What of a thing stands in the index: only words that everybody who may see the thing may read.

    `places` are the communities it can be found in, `marks` the facets it answers to ("language:es": small plain
    letters, figures, `:._-`).
    """

    title: str
    words: str = ""
    places: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found, as the page shows it: made anew for whoever looks, never out of the index.

    `has_room` is false where it is there and cannot be had just now: other things go before it where one chooses.
    """

    title: str
    url: str
    kind: str | _StrPromise = ""
    note: str = ""
    who: str = ""
    face_url: str = ""
    has_room: bool = True


class MakeEntries(Protocol):
    """The entries of things as they are now, by number; without those that are not to be found at all. The number of
    queries does not depend on how many things there are (at most 500)."""

    def __call__(self, things: Sequence[Any], /) -> dict[int, Entry]: ...


class Visible(Protocol):
    """The things of the kind that whoever looks may open in this community: the only statement of it, asked for each
    line that is found or counted. Unordered; for a visitor none. Made of the number of whoever looks and of the time
    alone, and asks nothing while it is made: then its SQL is put together once (see `remembering`)."""

    def __call__(self, *, community_id: int, seen_by: Actor, at: datetime) -> QuerySet[Any]: ...


class Show(Protocol):
    """Hits by number, for numbers that `visible` let through. As few queries as it can: they count for the page."""

    def __call__(
        self, *, numbers: Sequence[int], community_id: int, slug: str, seen_by: Actor, at: datetime
    ) -> dict[int, Hit]: ...


class FindOwn(Protocol):
    """One's own things that hold every asked word, the newest first, found by opening one's own: for what is in no
    index. Gives at most `most`."""

    def __call__(
        self, *, asked: list[str], community_id: int, slug: str, seen_by: Actor, at: datetime, most: int
    ) -> list[Hit]: ...


@dataclass(frozen=True, slots=True)
class Searchable:
    """`things` gives everything of the kind for making the index anew, the oldest first."""

    name: str
    label: str | _StrPromise
    entries: MakeEntries
    things: Any  # () -> Iterable of things
    visible: Visible
    show: Show


@dataclass(frozen=True, slots=True)
class OwnThings:
    """What only its owner finds, without an index."""

    name: str
    label: str | _StrPromise
    find: FindOwn = field(repr=False)


_kinds: dict[str, Searchable] = {}
_own: dict[str, OwnThings] = {}


def declare_searchable(
    name: str, *, label: str | _StrPromise, entries: MakeEntries, things: Any, visible: Visible, show: Show
) -> None:
    """Make a kind of thing known that can be found by everybody who may open it; its actions call `index`, `forget`."""
    _kinds[name] = Searchable(name, label, entries, things, visible, show)


def declare_own_things(name: str, *, label: str | _StrPromise, find: FindOwn) -> None:
    """Make a kind known that stands in no index, and that its owner finds all the same."""
    _own[name] = OwnThings(name, label, find)


def searchable(name: str) -> Searchable:
    """The declared kind. Raises KeyError for one nobody declared."""
    return _kinds[name]


def all_searchable() -> list[Searchable]:
    """Every kind in the index, lower rooms first."""
    return list(_kinds.values())


def all_own_things() -> list[OwnThings]:
    """Every kind that its owner alone finds."""
    return list(_own.values())


def things_of(kind: Searchable) -> Iterable[Any]:
    """Everything of a kind, the oldest first."""
    found: Iterable[Any] = kind.things()
    return found
