"""The sums as the ledger alone gives them, and where the tables tell something else."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.algorithms.decay import added, decayed
from holdspace.gifts.models import Gift, LatelySums
from holdspace.journal.models import Entry
from holdspace.people.models import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

# Sums that were built in another order differ in the last digits only.
SAME = 1e-9
AT_A_TIME = 5_000
CORRECTS = "gifts.gift"  # the kind of cause of a line that takes an earlier one back

Key = tuple[int, int]  # person, community


@dataclass(frozen=True, slots=True)
class Sums:
    """What somebody gave and received in a community, right at `as_of`."""

    given: float
    received: float
    as_of: datetime

    def at(self, at: datetime) -> Sums:
        """The same sums at another, later time."""
        return Sums(decayed(self.given, self.as_of, at), decayed(self.received, self.as_of, at), at)

    def without(self, less: Sums) -> Sums:
        """These sums without what is in `less`, which is never later than they are."""
        then = less.at(self.as_of)
        return Sums(self.given - then.given, self.received - then.received, self.as_of)

    def same_as(self, other: Sums) -> bool:
        """Whether both tell the same, compared at the later of their times."""
        latest = max(self.as_of, other.as_of)
        one, two = self.at(latest), other.at(latest)
        return all(
            math.isclose(a, b, rel_tol=SAME, abs_tol=SAME)
            for a, b in ((one.given, two.given), (one.received, two.received))
        )


def recomputed(lines: Iterable[tuple[int, int, int, datetime]]) -> dict[Key, Sums]:
    """The sums of everybody from lines of (giver, receiver, community, at), which may come in any order."""
    sums: dict[Key, Sums] = {}
    for giver, receiver, community, at in lines:
        for person, gave in ((giver, 1.0), (receiver, 0.0)):
            before = sums.get((person, community), Sums(0.0, 0.0, at))
            given, as_of = added(before.given, before.as_of, at, gave)
            received, _as_of = added(before.received, before.as_of, at, 1.0 - gave)
            sums[person, community] = Sums(given, received, as_of)
    return sums


def sums_by_ledger() -> dict[Key, Sums]:
    """The sums as the whole ledger gives them, without what was taken back; those of people who erased themselves are
    not kept."""
    lines = Gift.objects.order_by("id").values_list("giver_id", "receiver_id", "community_id", "at")
    gone = set(Person.objects.filter(erased_at__isnull=False).values_list("pk", flat=True))
    every = recomputed(lines.exclude(cause_kind=CORRECTS).iterator(chunk_size=AT_A_TIME))
    back = recomputed(lines.filter(cause_kind=CORRECTS).iterator(chunk_size=AT_A_TIME))
    for key, less in back.items():
        every[key] = every[key].without(less)
    return {key: sums for key, sums in every.items() if key[0] not in gone}


def sums_as_kept() -> dict[Key, Sums]:
    """The sums that stand in the table."""
    rows = LatelySums.objects.order_by("id").values_list("person_id", "community_id", "given", "received", "as_of")
    return {(p, c): Sums(given, received, as_of) for p, c, given, received, as_of in rows.iterator(AT_A_TIME)}


def wrong_sums() -> set[Key]:
    """Whose sums are missing, too many, or not what the ledger gives."""
    by_ledger, kept = sums_by_ledger(), sums_as_kept()
    both = by_ledger.keys() & kept.keys()
    return (by_ledger.keys() ^ kept.keys()) | {key for key in both if not by_ledger[key].same_as(kept[key])}


def against_the_journal() -> tuple[list[int], list[int]]:
    """Numbers of gifts that the journal knows and the ledger lacks, and the other way round. Two passes side by side,
    so that the ledger may be of any length."""
    entries = Entry.objects.filter(object_kind="gifts.gift", verb="gift.recorded").order_by("object_id")
    known = iter(entries.values_list("object_id", flat=True).iterator(chunk_size=AT_A_TIME))
    there = iter(Gift.objects.order_by("id").values_list("pk", flat=True).iterator(chunk_size=AT_A_TIME))
    return _only_in_one(known, there)


def _only_in_one(one: Iterator[int], other: Iterator[int]) -> tuple[list[int], list[int]]:
    missing, unknown = [], []
    a, b = next(one, None), next(other, None)
    while a is not None or b is not None:
        if b is None or (a is not None and a < b):
            missing.append(a)
            a = next(one, None)
        elif a is None or b < a:
            unknown.append(b)
            b = next(other, None)
        else:
            a, b = next(one, None), next(other, None)
    return [n for n in missing if n is not None], unknown
