"""What somebody may read of the ledger: their own rhythm, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.algorithms.decay import decayed
from holdspace.gifts.checking import against_the_journal, wrong_sums
from holdspace.gifts.models import Gift, LatelySums
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

    @classmethod
    def told_by(cls, sums: tuple[float, float, datetime] | None, *, at: datetime) -> Rhythm:
        """What sums of given and received at a time tell; None where there are none."""
        if sums is None:
            return cls(Leaning.NOTHING_YET)
        given, received = (decayed(s, sums[2], at) for s in sums[:2])
        return cls(leaning(given, received))

    @property
    def words(self) -> str:
        """The sentence that the person reads."""
        return str(self.leaning.label)

    @property
    def has_mostly_given(self) -> bool:
        """Whether the page offers to ask for something."""
        return self.leaning == Leaning.MOSTLY_GIVEN


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """What a check of the ledger found; numbers only."""

    lines: int
    missing: list[int]
    unknown: list[int]
    wrong_sums: list[tuple[int, int]]

    @property
    def is_whole(self) -> bool:
        """Whether ledger, journal and sums tell the same."""
        return not (self.missing or self.unknown or self.wrong_sums)


def check_ledger(*, seen_by: Actor) -> LedgerCheck:
    """Hold the ledger against the journal, and the sums against the ledger. `NothingHere` but for the operator."""
    if seen_by.actor_kind != "operator":
        raise NothingHere
    missing, unknown = against_the_journal()
    return LedgerCheck(Gift.objects.count(), missing, unknown, sorted(wrong_sums()))


def rhythm_of(*, person_id: int, community_id: int, seen_by: Actor, at: datetime) -> Rhythm:
    """One's own rhythm in a community; `NothingHere` for everybody else, whatever their role. One query."""
    if not may_read_rhythm(person_id, seen_by=seen_by):
        raise NothingHere
    rows = LatelySums.objects.filter(person_id=person_id, community_id=community_id)
    return Rhythm.told_by(rows.values_list("given", "received", "as_of").first(), at=at)
