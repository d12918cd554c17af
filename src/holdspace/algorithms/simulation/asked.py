"""What stands between the place and one member in a simulated community: an invitation, their room, what they carry.

Each of these is what the invitations room keeps in its tables, over the same rules (`algorithms.inviting`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from holdspace.algorithms.inviting import LOAD_HALF_LIFE_DAYS, SILENCE_DAYS, room_left

if TYPE_CHECKING:
    from holdspace.algorithms.simulation.people import Member
    from holdspace.algorithms.simulation.world import Shared

WEEK = 168.0  # hours


@dataclass(slots=True, eq=False)
class Asked:
    """One invitation. It is `out` until somebody does something or its time is over; `counts` as long as the person
    may yet answer."""

    member: Member
    p: float
    until: float
    as_host: bool
    out: bool = True
    counts: bool = True

    def open(self) -> None:
        """Opening is all that was asked; until its time is over they may yet answer."""
        if self.out and self.counts:
            self.member.waiting -= 1
            self.out = False

    def end(self) -> None:
        """Answered, declined, over or not needed any more: nobody is counted on."""
        if self.out and self.counts:
            self.member.waiting -= 1
        self.out = self.counts = False


@dataclass(slots=True, eq=False)
class Open:
    """A share that wants people still."""

    share: Shared
    asked: dict[int, Asked] = field(default_factory=dict)


def room_of(member: Member, now: float) -> int:
    """How many more invitations they have room for at this hour."""
    asked = member.asked
    while asked and asked[0] <= now - WEEK:
        asked.popleft()
    return room_left(
        member.a_week,
        asked_this_week=len(asked),
        waiting=member.waiting,
        silent_lately=member.silences if member.less_until > now else 0,
    )


def note_silence(member: Member, now: float) -> None:
    """An invitation went by without a word: for a while they are asked less."""
    member.silences = member.silences + 1 if member.less_until > now else 1
    member.less_until = now + SILENCE_DAYS * 24


def carry(member: Member, now: float) -> None:
    """They took something up."""
    member.load, member.load_at = load_of(member, now) + 1, now


def load_of(member: Member, now: float) -> float:
    """What they took up lately, half of it gone after two weeks."""
    return float(member.load * 2.0 ** (-(now - member.load_at) / (LOAD_HALF_LIFE_DAYS * 24)))
