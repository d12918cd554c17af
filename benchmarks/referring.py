"""Matching a referral among many people: candidates out of the index, load, profiles, ranking; the whole of it.

`python -m benchmarks.referring PEOPLE` makes a place in a folder of its own (on PostgreSQL where DATABASE_URL names an
empty database), measures, prints the table and writes `results/referring-<engine>.json`.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.report import Row, at_most, machine, table, watched, write
from benchmarks.serving import ROOT, settings_for

TIMES, MAX_MS = 40, 100
SOUGHT: dict[str, dict[str, Any]] = {
    "a topic alone": {"wanted": {"specialty": ["grief"]}},
    "three topics": {"wanted": {"specialty": ["grief", "trauma", "anxiety"]}},
    "a topic and a common language": {"wanted": {"specialty": ["grief"], "language": ["es"]}},
    "a topic, a state, for adults, sliding scale": {
        "wanted": {
            "specialty": ["grief"],
            "jurisdiction": ["us-il"],
            "population": ["adults"],
            "sliding": ["yes"],
        }
    },
    "nobody": {"wanted": {"specialty": ["grief"], "language": ["yi"], "jurisdiction": ["us-ak"]}},
}


def main() -> None:
    """Make, measure, tell."""
    people = int(sys.argv[1])
    database = os.environ.get("DATABASE_URL", "")
    engine = "postgresql" if database.startswith("postgres") else "sqlite"
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        environment = settings_for(Path(folder), database if engine == "postgresql" else "")
        begin = [sys.executable, "-m", "benchmarks.referring", str(people), "here"]
        answer = subprocess.run(begin, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    rows = [Row(**row) for row in json.loads(answer.stdout)]
    print(table(rows))
    about: dict[str, object] = {"people": people, "engine": engine, "at": datetime.now(UTC).isoformat()} | machine()
    write(ROOT / "benchmarks" / "results" / f"referring-{engine}.json", rows, about)


def here(people: int) -> None:
    """In the process that has the settings of the made place."""
    import logging
    from dataclasses import asdict

    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.finding import make

    call_command("migrate", verbosity=0)
    logging.disable(logging.CRITICAL)
    make(people)
    json.dump([asdict(row) for name, said in SOUGHT.items() for row in measure(name, said)], sys.stdout)


def measure(name: str, said: dict[str, Any]) -> list[Row]:
    """One referral: its slowest matchings, the median, the statements, and how many fit."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from holdspace.communities.models import Community
    from holdspace.people.models import Person
    from holdspace.referrals.choosing import who_fits
    from holdspace.referrals.models import Referral

    asker = Person.objects.order_by("pk").first()
    assert asker is not None
    at = datetime.now(UTC)
    referral = Referral(pk=1, community=Community.objects.get(), asker=asker, asked_at=at, **said)
    with CaptureQueriesContext(connection) as statements:
        fits = who_fits(referral, asker=asker, at=at, most=1_000)
    # What making a hundred thousand people left behind is no server's; looking through it is not to be measured.
    gc.collect()
    gc.freeze()
    took, used = [], []
    for _ in range(TIMES):
        begun, cpu = time.perf_counter(), time.process_time()
        who_fits(referral, asker=asker, at=at, most=3)
        took.append((time.perf_counter() - begun) * 1_000)
        used.append((time.process_time() - cpu) * 1_000)
    took.sort()
    used.sort()
    return [
        at_most(f"referral, {name}: 95th percentile", took[int(len(took) * 0.95)], "ms", MAX_MS),
        watched(f"referral, {name}: median", took[len(took) // 2], "ms"),
        watched(f"referral, {name}: median of this process alone", used[len(used) // 2], "ms CPU"),
        watched(f"referral, {name}: statements", len(statements), ""),
        watched(f"referral, {name}: fit, of those looked at", len(fits), "people"),
    ]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
    if sys.argv[2:] == ["here"]:
        here(int(sys.argv[1]))
    else:
        main()
