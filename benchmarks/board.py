"""The board, standing offers and the shelf among many: whole pages in process, and what the database takes for them.

`python -m benchmarks.board THINGS` makes a place of a fifth as many people, with so many asks and so many resources, in
a folder of its own (on PostgreSQL where DATABASE_URL names an empty database), measures, prints the table and writes
`results/board-<engine>.json`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.report import Row, at_most, machine, table, watched, write
from benchmarks.serving import ROOT, settings_for

PLACE = "/c/bridges"
PAGES = {
    "board, everything": f"{PLACE}/exchange/",
    "board, one kind": f"{PLACE}/exchange/?kind=opportunity",
    "board, a page far down": f"{PLACE}/exchange/?after=DOWN_THE_BOARD",
    "board, the last page": f"{PLACE}/exchange/?after=END_OF_THE_BOARD",
    "standing offers": f"{PLACE}/exchange/standing/",
    "my asks and offers": f"{PLACE}/exchange/mine/",
    "shelf, everything": f"{PLACE}/resources/",
    "shelf, one kind": f"{PLACE}/resources/?kind=howto",
    "shelf, a rare topic": f"{PLACE}/resources/?topic=ethics",
    "shelf, a kind on a topic": f"{PLACE}/resources/?kind=howto&topic=ethics",
    "shelf, a page far down": f"{PLACE}/resources/?after=DOWN_THE_SHELF",
    "collections": f"{PLACE}/resources/collections/",
}
ASKED_TIMES, MAX_P95_MS, MAX_STATEMENT_MS, MAX_QUERIES = 60, 150, 50, 8


def main() -> None:
    """Make, measure, tell."""
    things = int(sys.argv[1])
    database = os.environ.get("DATABASE_URL", "")
    engine = "postgresql" if database.startswith("postgres") else "sqlite"
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        environment = settings_for(Path(folder), database if engine == "postgresql" else "")
        Path(folder, "static").mkdir()
        begin = [sys.executable, "-m", "benchmarks.board", str(things), "here"]
        answer = subprocess.run(begin, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    rows = [Row(**row) for row in json.loads(answer.stdout)]
    print(table(rows))
    about: dict[str, object] = {"things": things, "engine": engine, "at": datetime.now(UTC).isoformat()} | machine()
    write(ROOT / "benchmarks" / "results" / f"board-{engine}.json", rows, about)


def here(things: int) -> None:
    """In the process that has the settings of the made place."""
    import logging
    from dataclasses import asdict

    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.exchanged import make

    call_command("migrate", verbosity=0)
    logging.disable(logging.CRITICAL)
    begun = time.perf_counter()
    cookie, keys = make(things)
    print(f"made {things} asks and resources in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    rows: list[Row] = []
    for name, path in PAGES.items():
        for word, key in keys.items():
            path = path.replace(word, key)
        rows += measure(name, path, cookie)
    json.dump([asdict(row) for row in rows], sys.stdout)


def measure(name: str, path: str, cookie: str) -> list[Row]:
    """One page: its slowest answers, its CPU, its statements, and how long the slowest of them takes the database."""
    from benchmarks.floor import seen_on_the_way
    from benchmarks.in_process import get, kept_cookies
    from holdspace.project.wsgi import application

    cookie = kept_cookies(application, path, cookie)
    status, _body = get(application, path, cookie)
    if not status.startswith("200"):
        raise SystemExit(f"{path} answers {status}")
    seen = seen_on_the_way(application, path, cookie)
    slowest = max(_database_ms(sql, params) for sql, params in seen.statements)
    took, used = [], []
    for _ in range(ASKED_TIMES):
        begun, cpu = time.perf_counter(), time.process_time()
        get(application, path, cookie)
        took.append((time.perf_counter() - begun) * 1_000)
        used.append((time.process_time() - cpu) * 1_000)
    return [
        at_most(f"{name}: 95th percentile", sorted(took)[int(len(took) * 0.95)], "ms", MAX_P95_MS),
        watched(f"{name}: median", median(took), "ms"),
        watched(f"{name}: the page in its process", median(used), "ms CPU"),
        at_most(f"{name}: its slowest statement", slowest, "ms", MAX_STATEMENT_MS),
        at_most(f"{name}: statements", len(seen.statements), "", MAX_QUERIES),
    ]


def _database_ms(sql: str, params: Any) -> float:
    from django.db import connection

    took = []
    with connection.cursor() as cursor:
        for _ in range(9):
            begun = time.perf_counter()
            cursor.execute(sql, params)
            cursor.fetchall()
            took.append((time.perf_counter() - begun) * 1_000)
    return median(took)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
    if sys.argv[2:] == ["here"]:
        here(int(sys.argv[1]))
    else:
        main()
