"""What somebody may read of the ledger: their own rhythm, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.algorithms.decay import decayed
from holdspace.gifts.models import LatelySums
from holdspace.gifts.rules import leaning, may_read_rhythm
from holdspace.gifts.states import Leaning
from holdspace.grammar.refusals import NothingHere

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Which way giving and receiving lean. Carries no figure, so that no page can show one."""

    leaning: Leaning

    @property
    def words(self) -> str:
        """The sentence that the person reads."""
        return str(self.leaning.label)

    @property
    def has_mostly_given(self) -> bool:
        """Whether the page offers to ask for something."""
        return self.leaning == Leaning.MOSTLY_GIVEN


def rhythm_of(*, person_id: int, community_id: int, seen_by: Actor, at: datetime) -> Rhythm:
    """One's own rhythm in a community; `NothingHere` for everybody else, whatever their role. One query."""
    if not may_read_rhythm(person_id, seen_by=seen_by):
        raise NothingHere
    sums = LatelySums.objects.filter(person_id=person_id, community_id=community_id).first()
    if sums is None:
        return Rhythm(Leaning.NOTHING_YET)
    given, received = (decayed(s, sums.as_of, at) for s in (sums.given, sums.received))
    return Rhythm(leaning(given, received))
