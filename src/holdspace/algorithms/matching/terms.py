"""What matching is told and what it answers. All keys are whole numbers of the caller's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Need:
    """Something that still wants `wanted` people (a fraction where some who are asked may yet answer).

    `weight` says how much one more person counts here, compared with other needs: above 1 for what waits long.
    """

    key: int
    wanted: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may be asked: how many more invitations they have room for, and what they carried lately.

    `load` is the decayed sum of what they were asked and gave lately (half-life two weeks), in invitations.
    """

    key: int
    capacity: int
    load: float = 0.0


class Edge(NamedTuple):
    """This person may be asked for this need, and says yes with probability `p` (0 to 1)."""

    need: int
    person: int
    p: float


class Reason(StrEnum):
    """Why it came to this person, of what matching knows; fit itself is told by whoever made the edges."""

    FEW = "few"  # hardly anybody else can be asked
    FITS = "fits"  # among the likelier half of those who can be asked
    RESTED = "rested"  # asked less lately than the others who can be asked
    ROOM = "room"  # has room


class Match(NamedTuple):
    """Ask this person for this need."""

    need: int
    person: int
    p: float
    reason: Reason
