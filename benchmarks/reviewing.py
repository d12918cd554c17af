"""How long it takes to say whom to ask: 1,000 applications that wait, 60 reviewers, 100,000 readings behind them."""

from __future__ import annotations

import random
import time
from collections import defaultdict

from benchmarks.report import Row, at_most
from holdspace.algorithms.assigning import Reader, Unread, assign, load_of, pairs_of

WAITING, READERS, PAST = 1_000, 60, 100_000
MAX_SECONDS = 2.0


def measure() -> list[Row]:
    """From the past readings as they come out of the database to the pairs."""
    chance = random.Random(7)
    past = [(n // 2, chance.randrange(READERS), chance.uniform(0, 120)) for n in range(PAST)]
    waiting = [
        Unread(n, 2, chance.uniform(0, 7), frozenset(chance.sample(range(READERS), chance.randint(0, 6))))
        for n in range(WAITING)
    ]
    before = time.perf_counter()
    times: dict[int, list[float]] = defaultdict(list)
    together: dict[int, list[int]] = defaultdict(list)
    for unit, reader, days in past:
        times[reader].append(days)
        together[unit].append(reader)
    readers = [Reader(key, 0, load_of(times[key]), min(times[key])) for key in range(READERS)]
    found = assign(waiting, readers, together=pairs_of(together.values()), most_at_once=WAITING)
    took = time.perf_counter() - before
    assert len(found) == 2 * WAITING
    return [at_most("reviewing: whom to ask, 1,000 waiting, 60 reviewers, 100,000 past", took, "s", MAX_SECONDS)]
