"""The sums as the ledger gives them, the ledger as the journal gives it, and where the tables tell something else."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from holdspace.algorithms.decay import added, decayed
from holdspace.gifts.models import Gift, LatelySums
from holdspace.journal.models import Entry
from holdspace.people.models import Person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from django.db.models import QuerySet

# Sums that were built in another order differ in the last digits only.
SAME = 1e-9
AT_A_TIME = 5_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
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


def told(gift: Gift, **more: int) -> dict[str, Any]:
    """What the journal keeps of a line: all of it, in numbers and single words, so that it can be written again."""
    whole = {"giver": gift.giver_id, "receiver": gift.receiver_id, "at_us": _microseconds(gift.at)}
    return {"kind": str(gift.kind), "cause": gift.cause_kind, "cause_id": gift.cause_id} | whole | more


@dataclass(frozen=True, slots=True)
class AgainstTheJournal:
    """Numbers of gifts that the journal knows and the ledger lacks, that the ledger has and the journal does not know,
    and that say something else than the journal."""

    missing: list[int]
    unknown: list[int]
    changed: list[int]


def against_the_journal() -> AgainstTheJournal:
    """The ledger held against the journal, line by line: two passes side by side, so that it may be of any length.

    Entries of before the journal kept the whole line tell only that there was one.
    """
    known = iter(_entries().values_list("object_id", "data", "community_id").iterator(chunk_size=AT_A_TIME))
    there = iter(Gift.objects.order_by("id").iterator(chunk_size=AT_A_TIME))
    found = AgainstTheJournal([], [], [])
    entry, gift = next(known, None), next(there, None)
    while entry is not None or gift is not None:
        if gift is None or (entry is not None and entry[0] < gift.pk):
            found.missing.append(entry[0])  # type: ignore[index]
            entry = next(known, None)
        elif entry is None or gift.pk < entry[0]:
            found.unknown.append(gift.pk)
            gift = next(there, None)
        else:
            if not _says_the_same(entry[1], entry[2], gift):
                found.changed.append(gift.pk)
            entry, gift = next(known, None), next(there, None)
    return found


def lines_by_journal(numbers: Collection[int]) -> list[Gift]:
    """Lines that are missing as the journal tells them, to be written again; without those of which it keeps too
    little. Not saved."""
    rows = _entries().filter(object_id__in=numbers, data__has_key="giver", community_id__isnull=False)
    return [
        Gift(
            pk=number,
            giver_id=data["giver"],
            receiver_id=data["receiver"],
            community_id=community_id or 0,
            kind=data["kind"],
            cause_kind=data["cause"],
            cause_id=data["cause_id"],
            at=EPOCH + timedelta(microseconds=data["at_us"]),
        )
        for number, data, community_id in rows.values_list("object_id", "data", "community_id")
    ]


def _entries() -> QuerySet[Entry]:
    return Entry.objects.filter(object_kind="gifts.gift", verb="gift.recorded").order_by("object_id")


def _says_the_same(data: dict[str, Any], community_id: int | None, gift: Gift) -> bool:
    whole = told(gift)
    return community_id == gift.community_id and all(data[name] == whole[name] for name in whole if name in data)


def _microseconds(at: datetime) -> int:
    return (at - EPOCH) // timedelta(microseconds=1)
