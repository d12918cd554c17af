"""Which data is personal: declared by every room, so that taking it along and erasing reach all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from django.db.models import Model, QuerySet
    from django.utils.functional import _StrPromise


class Export(Protocol):
    """Everything of one kind that is this person's, as plain rows (texts, numbers, aware times)."""

    def __call__(self, *, person_id: int) -> Iterable[dict[str, Any]]: ...


class Erase(Protocol):
    """Do what the room declared (delete, anonymise); inside the caller's transaction."""

    def __call__(self, *, person_id: int, at: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class PersonalData:
    """One kind of personal data.

    `tables` names the models it covers as "room.model" (a test holds every model with a key to a person against it),
    `why` and `who_sees` and `how_long` are shown to the person on their page, `when_erased` is one of
    "delete", "anonymise", "keep" with `because` telling why something is kept.
    `files` gives (name in the archive, bytes) of files that belong to it.
    """

    name: str
    label: str | _StrPromise
    tables: tuple[str, ...]
    why: str | _StrPromise
    who_sees: str | _StrPromise
    how_long: str | _StrPromise
    when_erased: str
    export: Export
    erase: Erase
    because: str | _StrPromise = ""
    files: Any = None


_kinds: dict[str, PersonalData] = {}


def declare_personal(data: PersonalData) -> None:
    """Make a kind of personal data known; rooms call this from ready()."""
    _kinds[data.name] = data


def all_personal() -> list[PersonalData]:
    """Every declared kind, in the order the rooms declared them (lower rooms first)."""
    return list(_kinds.values())


def rows(found: QuerySet[Any], **columns: str) -> Iterator[dict[str, Any]]:
    """Plain rows for an `Export`: `rows(Gift.objects.filter(...), given="at", kind="kind")`, read in small lots.

    Each keyword is the word that stands in the copy, its value the field's name.
    """
    for thing in found.order_by("pk").iterator(chunk_size=500):
        yield {word: _value(thing, field) for word, field in columns.items()}


def _value(thing: Model, path: str) -> Any:
    value: Any = thing
    for name in path.split("__"):
        value = getattr(value, name, None)
    return value
