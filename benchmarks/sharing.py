"""Sharing among very many shares, with everything in it: whole pages in process, beside the floor of what they must do.

`python -m benchmarks.sharing PEOPLE SHARES` makes a place in a folder of its own (on PostgreSQL where DATABASE_URL
names an empty database), measures, prints the table and writes `results/sharing-<engine>.json`, beside what stands
there of other sizes. A million shares take some minutes to make.

`python -m benchmarks.sharing PEOPLE SHARES --plans` prints instead how the database goes about the first page.
"""

from __future__ import annotations

import json
import logging
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

ROUNDS, ASKED_TIMES = 12, 60
MAX_FLOOR_RATIO, MAX_P95_MS, MAX_QUERIES, MAX_TODAY_QUERIES, MAX_GROWTH = 3.0, 150, 8, 10, 1.10
SHARES = "/c/bridges/shares/"
NEW = "the newest"


def main() -> None:
    """Make, measure, tell."""
    people, shares = (int(word) for word in sys.argv[1:3])
    database = os.environ.get("DATABASE_URL", "")
    engine = "postgresql" if database.startswith("postgres") else "sqlite"
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        environment = settings_for(Path(folder), database if engine == "postgresql" else "")
        Path(folder, "static").mkdir()
        begin = [sys.executable, "-m", "benchmarks.sharing", str(people), str(shares), "here", *sys.argv[3:]]
        answer = subprocess.run(begin, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    if "--plans" in sys.argv:
        print(answer.stdout)
        return
    rows = [Row(**row) for row in json.loads(answer.stdout)]
    path = ROOT / "benchmarks" / "results" / f"sharing-{engine}.json"
    rows = [row for row in _measured_before(path) if not row.name.startswith(f"{shares} shares")] + rows
    rows = [*(row for row in rows if " / " not in row.name or "shares: " in row.name), *_growth(rows)]
    print(table(rows))
    about: dict[str, object] = {"people": people, "engine": engine, "at": datetime.now(UTC).isoformat()} | machine()
    write(path, rows, about)


def here(people: int, shares: int) -> None:
    """In the process that has the settings of the made place."""
    from dataclasses import asdict

    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.many_shares import make

    call_command("migrate", verbosity=0)
    logging.disable(logging.CRITICAL)
    begun = time.perf_counter()
    made = make(people, shares)
    print(f"made {shares} shares in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    if "--plans" in sys.argv:
        print(plan(made.reader))
        return
    from holdspace.grammar.keyset import encode_key

    before = encode_key(list(made.in_the_middle))
    pages = {
        NEW: (SHARES, MAX_QUERIES),
        "in the middle of the year": (f"{SHARES}?after={before}", MAX_QUERIES),
        "one share": (f"{SHARES}{made.answered}/", None),
        "today": ("/c/bridges/today/", MAX_TODAY_QUERIES),
        "what I shared": (f"{SHARES}mine/", MAX_QUERIES),
        "what I shared, a common word": (f"{SHARES}mine/?words=quiet+tea", None),
        "what I shared, a word that is not there": (f"{SHARES}mine/?words=xylophagous", None),
        "a circle": (f"/c/bridges/circles/{made.circle}/", None),
        "hosting": ("/c/bridges/hosting/", None),
    }
    rows = [
        row for name, (path, most) in pages.items() for row in measure(f"{shares} shares: {name}", path, made, most)
    ]
    json.dump([asdict(row) for row in rows], sys.stdout)


def measure(name: str, path: str, made: Any, most: int | None) -> list[Row]:
    """One page: CPU beside its floor, its slowest answers, its statements."""
    from benchmarks.floor import bare_sql, bare_template, empty_view, seen_on_the_way
    from benchmarks.in_process import get, in_turns, kept_cookies
    from holdspace.project.wsgi import application

    cookie = kept_cookies(application, path, made.cookie)
    status, _body = get(application, path, cookie)
    if not status.startswith("200"):
        raise SystemExit(f"{path} answers {status}")
    seen = seen_on_the_way(application, path, cookie)
    parts = {
        "page": lambda: get(application, path, cookie),
        "sql": bare_sql(seen.statements),
        "template": bare_template(seen.template, seen.context),
        "empty view": empty_view(application, cookie),
    }
    cpu, quickest = in_turns(parts, ROUNDS, times=3)
    took = []
    for _ in range(ASKED_TIMES):
        begun = time.perf_counter()
        get(application, path, cookie)
        took.append((time.perf_counter() - begun) * 1_000)
    took.sort()
    floor = cpu["sql"] + cpu["template"] + cpu["empty view"]
    ratio, queries = cpu["page"] / floor, len(seen.statements)
    return [
        at_most(f"{name}: page / floor", ratio, "times", MAX_FLOOR_RATIO)
        if most == MAX_QUERIES
        else watched(f"{name}: page / floor", ratio, "times"),
        watched(f"{name}: page", cpu["page"], "ms CPU"),
        watched(f"{name}: page, its quickest round", quickest["page"], "ms CPU"),
        watched(f"{name}: its statements on the bare driver", cpu["sql"], "ms CPU"),
        at_most(f"{name}: 95th percentile", took[int(len(took) * 0.95)], "ms", MAX_P95_MS),
        at_most(f"{name}: statements", queries, "", most) if most else watched(f"{name}: statements", queries, ""),
    ]


def plan(reader: Any) -> str:
    """How the database finds the first page and one in the middle."""
    from django.db import connection

    from holdspace.communities.models import Membership
    from holdspace.sharing.queries.page import statement

    membership = Membership.objects.get(person=reader)
    sql, params = statement(membership=membership, seen_by=reader, at=datetime.now(UTC))
    word = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN (ANALYZE, BUFFERS) "
    with connection.cursor() as cursor:
        cursor.execute(word + sql, params)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def _measured_before(path: Path) -> list[Row]:
    return [Row(**row) for row in json.loads(path.read_text(encoding="utf-8"))["rows"]] if path.exists() else []


def _growth(rows: list[Row]) -> list[Row]:
    """The page of the largest size by that of the smallest, where two sizes were measured."""
    end = f" shares: {NEW}: page, its quickest round"
    sizes = sorted((int(row.name.split()[0]), row.value) for row in rows if row.name.endswith(end))
    if len(sizes) < 2:
        return []
    (small, first), (large, last) = sizes[0], sizes[-1]
    return [at_most(f"{NEW}, {large} / {small}", last / first, "times", MAX_GROWTH)]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
    if sys.argv[3:4] == ["here"]:
        here(int(sys.argv[1]), int(sys.argv[2]))
    else:
        main()
