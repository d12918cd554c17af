"""A file that comes with a message: as it is brought, and how it goes."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, NamedTuple

from holdspace.uploads.actions import keep_file

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person
    from holdspace.uploads.models import File


class Brought(NamedTuple):
    """A file as it came: its bytes, its name, and what it shows or holds."""

    file: IO[bytes]
    called: str
    description: str = ""


def said_beside(brought: Brought | None) -> tuple[str, ...]:
    """What of a file is words, for the identifier check. What is in it is read by nobody here."""
    return (brought.called, brought.description) if brought is not None else ()


def kept(brought: Brought | None, by: Person, at: datetime) -> File | None:
    """Keep it for whoever brought it. `Refused` with what to do for whatever cannot be kept."""
    return keep_file(**brought._asdict(), owner_id=by.pk, by=by, at=at) if brought is not None else None
