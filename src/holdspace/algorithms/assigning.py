"""Whom to ask to read what: by load, rest, time since the last one, and who must not (docs/algorithms/assigning.md)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HALF_LIFE_DAYS = 14.0  # after as long a reading weighs half as much in somebody's load
MOST_AT_ONCE = 3  # nobody is asked for more than this at a time, under way and asked together
BREATH_DAYS = 3.0  # so long after the last one somebody else is asked rather

# What one more counts: a reading under way is work still to do, a past one is work done, a breath not taken is about
# half a reading, and reading with the same person again and again is worth avoiding only where all else is alike.
UNDER_WAY, LATELY, NO_BREATH, SAME_PAIR = 1.0, 0.5, 0.5, 0.05


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads. `under_way` counts what they have or were asked for, `lately` is a decayed load
    (`load_of`), `days_since` the last one they were asked for or took (None: never). Whoever rests is not asked."""

    key: int
    under_way: int = 0
    lately: float = 0.0
    days_since: float | None = None
    resting: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that wants readers: how many more, since how many days it waits, and who must not be asked (because
    of a link, or because they have or had it). `has` are those who read it or were asked already."""

    key: int
    wants: int
    waited_days: float = 0.0
    never: frozenset[int] = frozenset()
    has: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Desk:
    """What is known of the readers while things are handed out."""

    under_way: dict[int, int]
    just_asked: set[int] = field(default_factory=set)


def load_of(days_ago: Iterable[float]) -> float:
    """What somebody read lately as one figure: each reading counts 1 when new and half as much every 14 days."""
    return sum(float(0.5 ** (max(0.0, days) / HALF_LIFE_DAYS)) for days in days_ago)


def assign(
    unread: Iterable[Unread],
    readers: Iterable[Reader],
    *,
    together: Mapping[tuple[int, int], int] | None = None,
    most_at_once: int = MOST_AT_ONCE,
) -> list[tuple[int, int]]:
    """(what, whom) pairs: never somebody in `never` or `has`, who rests, or who has `most_at_once` already.

    What has the fewest people who could read it goes first, then what waits longest: so a thing that three could
    read is not left over because all three were given others. Each time the reader goes whom one more costs least
    (see the constants). `together` tells how often two (lower key first) read the same thing: where all else is alike
    pairs are mixed, which is what lets readers' strictness be told from what they read. The same input in any order
    gives the same answer; where too few can be asked, some places stay open.
    """
    people = {reader.key: reader for reader in readers if not reader.resting}
    pairs: dict[tuple[int, int], int] = defaultdict(int, together or {})
    desk = _Desk({key: reader.under_way for key, reader in people.items()})
    things = sorted(unread, key=lambda one: one.key)
    could = {one.key: people.keys() - one.never - one.has for one in things}
    found: list[tuple[int, int]] = []
    for one in sorted(things, key=lambda one: (len(could[one.key]), -one.waited_days, one.key)):
        beside = set(one.has)
        for _place in range(one.wants):
            left = [key for key in could[one.key] - beside if desk.under_way[key] < most_at_once]
            if not left:
                break
            chosen = min(left, key=lambda key: (_cost(people[key], desk, beside, pairs), key))
            for other in beside:
                pairs[_pair(chosen, other)] += 1
            beside.add(chosen)
            desk.under_way[chosen] += 1
            desk.just_asked.add(chosen)
            found.append((one.key, chosen))
    return sorted(found)


def _cost(reader: Reader, desk: _Desk, beside: set[int], pairs: Mapping[tuple[int, int], int]) -> float:
    if reader.key in desk.just_asked:
        missing = 1.0
    elif reader.days_since is None:
        missing = 0.0
    else:
        missing = max(0.0, 1 - reader.days_since / BREATH_DAYS)
    again = sum(pairs.get(_pair(reader.key, other), 0) for other in beside)
    return (
        UNDER_WAY * desk.under_way[reader.key]
        + LATELY * reader.lately
        + NO_BREATH * missing
        + SAME_PAIR * min(again, 20)
    )


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def pairs_of(readers_of: Iterable[Iterable[int]]) -> dict[tuple[int, int], int]:
    """How often two read the same thing, from the readers of each thing."""
    found: dict[tuple[int, int], int] = defaultdict(int)
    for readers in readers_of:
        for pair in combinations(sorted(set(readers)), 2):
            found[pair] += 1
    return dict(found)
