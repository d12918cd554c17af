"""Who could meet whom: only the rooms above know, so they declare it. Nobody else can be named by a guessed number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


class Meeting(Protocol):
    """Whether this person can be met in a room by whoever looks; nobody can who is blocked, either way."""

    def __call__(self, *, owner_id: int, seen_by: Actor, at: datetime) -> bool: ...


_meetings: dict[str, Meeting] = {}


def declare_meeting(name: str, meeting: Meeting) -> None:
    """Say how people meet in a room; rooms call this from ready()."""
    _meetings[name] = meeting


def can_meet(*, person_id: int, seen_by: Actor, at: datetime) -> bool:
    """Whether some room lets them meet."""
    return any(meeting(owner_id=person_id, seen_by=seen_by, at=at) for meeting in _meetings.values())
