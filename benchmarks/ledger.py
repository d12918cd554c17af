"""A ledger of many lines: reading one's rhythm, recording a gift, how giving is spread, and checking all of it.

`python -m benchmarks.ledger PEOPLE LINES` makes a place in a folder of its own (on PostgreSQL where DATABASE_URL names
an empty database, as a superuser), measures, prints the table and writes `results/ledger-<engine>.json`.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.report import Row, at_most, machine, table, watched, write
from benchmarks.serving import ROOT, settings_for

TIMES, YEARS = 400, 3
MAX_RHYTHM_MS, MAX_GIFT_MS, MAX_SPREAD_SECONDS = 5, 50, 5
BY_INDEX = ("lately_once", "gifts_latelysums_person_id", "gifts_latelysums_community_id", "USING INDEX")


def main() -> None:
    """Make, measure, tell."""
    people, lines = int(sys.argv[1]), int(sys.argv[2])
    database = os.environ.get("DATABASE_URL", "")
    engine = "postgresql" if database.startswith("postgres") else "sqlite"
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        environment = settings_for(Path(folder), database if engine == "postgresql" else "")
        begin = [sys.executable, "-m", "benchmarks.ledger", str(people), str(lines), "here"]
        answer = subprocess.run(begin, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    rows = [Row(**row) for row in json.loads(answer.stdout)]
    print(table(rows))
    made: dict[str, object] = {"people": people, "lines": lines, "engine": engine, "at": datetime.now(UTC).isoformat()}
    write(ROOT / "benchmarks" / "results" / f"ledger-{engine}.json", rows, made | machine())


def here(people: int, lines: int) -> None:
    """In the process that has the settings of the made place."""
    import logging
    from dataclasses import asdict

    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    logging.disable(logging.CRITICAL)
    community, persons = make(people, lines)
    json.dump([asdict(row) for row in measure(community, persons)], sys.stdout)


def make(people: int, lines: int, *, seed: int = 6) -> tuple[Any, list[int]]:
    """Fill a migrated database: people by bulk inserts; the lines, the entries that tell them and the sums they give
    inside the database, as ten million would take Python an hour."""
    from django.db import transaction

    from benchmarks.dataset import _community, _people, _settle
    from benchmarks.lines import write_lines

    at = datetime.now(UTC).replace(microsecond=0)
    with transaction.atomic():
        community, _audience = _community(at)
        persons = [person.pk for person in _people(community, people, at, random.Random(seed))]
    begun = time.perf_counter()
    write_lines(lines, community_id=community.pk, persons=persons, at=at, years=YEARS)
    print(f"made {lines} lines in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    _settle()
    return community, persons


def measure(community: Any, persons: list[int]) -> list[Row]:
    """The rhythm first, as reading it changes nothing."""
    from holdspace.gifts.queries import check_ledger
    from holdspace.gifts.weighing import weighed
    from holdspace.grammar.actors import OPERATOR

    at = datetime.now(UTC)
    rows = [*_rhythm(community, persons, at), *_giving(community, persons, at)]
    begun = time.perf_counter()
    found = weighed(community.pk, at=at)
    assert found is not None
    rows.append(at_most("how giving is spread", time.perf_counter() - begun, "seconds", MAX_SPREAD_SECONDS))
    begun = time.perf_counter()
    checked = check_ledger(seen_by=OPERATOR)
    assert checked.is_whole
    return [*rows, watched(f"checking all {checked.lines} lines", time.perf_counter() - begun, "seconds")]


def _rhythm(community: Any, persons: list[int], at: datetime) -> list[Row]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from holdspace.gifts.models import LatelySums
    from holdspace.gifts.queries import rhythm_of
    from holdspace.people.models import Person

    readers = list(Person.objects.filter(pk__in=random.Random(7).sample(persons, min(len(persons), TIMES))))
    of = {"community_id": community.pk, "at": at}
    with CaptureQueriesContext(connection) as statements:
        rhythm_of(person_id=readers[0].pk, seen_by=readers[0], **of)
    plan = LatelySums.objects.filter(person_id=readers[0].pk, community_id=community.pk).explain()
    took, used = _timed([lambda r=reader: rhythm_of(person_id=r.pk, seen_by=r, **of) for reader in readers])
    return [
        at_most("rhythm: 95th percentile", took[int(len(took) * 0.95)], "ms", MAX_RHYTHM_MS),
        watched("rhythm: median", took[len(took) // 2], "ms"),
        watched("rhythm: median of this process alone", used[len(used) // 2], "ms CPU"),
        at_most("rhythm: statements", len(statements), "", 1),
        at_most("rhythm: reads the whole table (0 no, 1 yes)", not any(name in plan for name in BY_INDEX), "", 0),
    ]


def _giving(community: Any, persons: list[int], at: datetime) -> list[Row]:
    from holdspace.gifts.actions import record_gift
    from holdspace.grammar.actors import OPERATOR
    from holdspace.people.models import Person

    chance = random.Random(8)
    pairs = [chance.sample(persons, 2) for _ in range(TIMES)]
    calls = [
        lambda n=n, pair=pair: record_gift(
            giver_id=pair[0],
            receiver_id=pair[1],
            community_id=community.pk,
            kind="help",
            cause=Person(pk=n + 1),
            by=OPERATOR,
            at=at,
        )
        for n, pair in enumerate(pairs)
    ]
    took, used = _timed(calls)
    return [
        at_most("recording a gift: 95th percentile", took[int(len(took) * 0.95)], "ms", MAX_GIFT_MS),
        watched("recording a gift: median", took[len(took) // 2], "ms"),
        watched("recording a gift: median of this process alone", used[len(used) // 2], "ms CPU"),
    ]


def _timed(calls: list[Callable[[], Any]]) -> tuple[list[float], list[float]]:
    """Milliseconds of each, and of its CPU in this process alone, the quickest first."""
    took, used = [], []
    for call in calls:
        begun, cpu = time.perf_counter(), time.process_time()
        call()
        took.append((time.perf_counter() - begun) * 1_000)
        used.append((time.process_time() - cpu) * 1_000)
    return sorted(took), sorted(used)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
    if sys.argv[3:] == ["here"]:
        here(int(sys.argv[1]), int(sys.argv[2]))
    else:
        main()
