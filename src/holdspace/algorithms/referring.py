"""Which colleagues fit what is looked for in one, and why (docs/algorithms/referring.md).

Nothing here knows a client: what goes in are words of controlled lists about the colleague who is sought.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What each part adds at most, by the part of it that fits; the sum is only ever compared with another one.
WEIGHTS: Final[dict[str, float]] = {
    "specialty": 4.0,
    "population": 3.0,
    "payer": 2.5,
    "modality": 2.0,
    "language": 1.0,
    "region": 1.5,
}
FRESH_WEIGHT: Final = 1.5  # for who said today that they take referrals
FRESH_HALF_LIFE_DAYS: Final = 20.0
ASKED_WEIGHT: Final = 0.75  # less for each referral somebody was asked about lately
NOT_SAID: Final = 0.25  # of a part's weight, where a colleague said nothing of it: unknown is not a no

BATCH: Final = 3  # people who are asked at a time
MOST_ASKED: Final = 15  # for one referral in all
WAIT_HOURS: Final = 48  # so long an unanswered person counts as one who may yet answer
MOST_WAITING: Final = 2  # nobody is asked for more than two referrals at once
LATELY_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is sought: keys by list, an empty list asks for nothing. `at_a_distance`, `in_person`: what would do."""

    keys: Mapping[str, frozenset[str]]
    at_a_distance: bool = True
    in_person: bool = True
    region: frozenset[str] = frozenset()  # words of the place, folded


@dataclass(frozen=True, slots=True)
class Colleague:
    """What somebody says of themself, and how they stand: `said_days` since they said that they take referrals,
    `asked` about how many they were asked in the last fourteen days."""

    number: int
    keys: Mapping[str, frozenset[str]]
    at_a_distance: bool
    region: frozenset[str]
    said_days: float
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Fit:
    """A colleague who fits: why, as (list, key) of what was sought and is there, and how many days ago they said so."""

    number: int
    weight: float
    why: tuple[tuple[str, str], ...]
    said_days: float


def fit(wanted: Wanted, colleague: Colleague) -> Fit | None:
    """How well somebody fits; None for who cannot.

    Must hold: one of the languages, the jurisdiction, video or phone where nothing else would do, and one of the
    specialties. Whoever says for whom they work is only asked for those. Everything else adds.
    """
    if not _can(wanted, colleague):
        return None
    weight, why = 0.0, []
    for name, most in WEIGHTS.items():
        sought = wanted.region if name == "region" else wanted.keys.get(name, frozenset())
        there = colleague.region if name == "region" else colleague.keys.get(name, frozenset())
        if not sought or (name == "region" and not wanted.in_person):
            continue
        both = sought & there
        weight += most * (len(both) / len(sought) if both or there else NOT_SAID)
        why += [(name, key) for key in sorted(both)]
    if jurisdiction := wanted.keys.get("jurisdiction", frozenset()) & colleague.keys.get("jurisdiction", frozenset()):
        why += [("jurisdiction", key) for key in sorted(jurisdiction)]
    if colleague.at_a_distance and wanted.at_a_distance:
        why.append(("telehealth", "yes"))
    weight += FRESH_WEIGHT * 2.0 ** (-max(0.0, colleague.said_days) / FRESH_HALF_LIFE_DAYS)
    weight -= ASKED_WEIGHT * colleague.asked
    return Fit(colleague.number, weight, tuple(why), colleague.said_days)


def _can(wanted: Wanted, colleague: Colleague) -> bool:
    for name in ("language", "jurisdiction", "specialty"):
        sought = wanted.keys.get(name, frozenset())
        if sought and not sought & colleague.keys.get(name, frozenset()):
            return False
    works_with, sought_for = colleague.keys.get("population", frozenset()), wanted.keys.get("population", frozenset())
    if works_with and sought_for and not works_with & sought_for:
        return False
    return wanted.in_person or colleague.at_a_distance


def rank(wanted: Wanted, colleagues: Iterable[Colleague], *, most: int, draw: int = 0) -> list[Fit]:
    """Those who fit, the best first, at most `most`; alike ones in an order that `draw` (any number) decides.

    The order in which colleagues come in changes nothing.
    """
    found = [one for one in (fit(wanted, colleague) for colleague in colleagues) if one is not None]
    return sorted(found, key=lambda one: (-round(one.weight, 9), _lot(one.number, draw), one.number))[:most]


def room_for(*, waiting: int, yeses: int, asked: int) -> int:
    """How many more to ask about one referral now: `waiting` may yet answer, `asked` were asked in all. Nobody, while a
    yes stands (`yeses`)."""
    return 0 if yeses else max(0, min(BATCH - waiting, MOST_ASKED - asked))


def _lot(number: int, draw: int) -> int:
    """A number between 0 and 2^32 that looks like chance (Knuth's multiplicative hashing, TAOCP vol. 3, 6.4)."""
    return ((number + 1) * 2_654_435_761 ^ (draw + 1) * 2_246_822_519) * 3_266_489_917 % 2**32
