"""`python -m benchmarks --sizes reduced|full`: what each figure means stands in benchmarks/README.md."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.coach import look
from benchmarks.in_process import PATH
from benchmarks.load import press
from benchmarks.report import Row, at_most, machine, table, watched, write
from benchmarks.reviewing import measure as reviewing
from benchmarks.serving import ROOT, cpu_seconds, private_megabytes, served, settings_for
from benchmarks.visits import weigh

SIZES = {  # people, shares: small and large
    "reduced": ((500, 2_000), (2_000, 20_000)),
    "full": ((2_000, 2_000), (20_000, 200_000)),
}
SECONDS = {"reduced": 5, "full": 20}
WARM_UP = 3
ROUNDS = 3
MAX_CPU_MS, MAX_FLOOR_RATIO, MAX_QUERIES, MAX_GROWTH, MAX_MEMORY_MB = 1.5, 3.0, 8, 1.10, 130
MAX_FIRST_KB, MAX_LATER_KB = 100, 15
PAST_READINGS, OPEN_APPLICATIONS, MAX_FIGURES_SECONDS = 100_000, 1_000, 3.0
RESULTS = ROOT / "benchmarks" / "results"


def main() -> None:
    """Measure on SQLite, and on PostgreSQL where DATABASE_URL names one (an empty database)."""
    reader = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    reader.add_argument("--sizes", choices=sorted(SIZES), default="reduced")
    sizes = reader.parse_args().sizes
    about: dict[str, object] = {"sizes": sizes, "at": datetime.now(UTC).isoformat(timespec="seconds")} | machine()
    rows: list[Row] = [*look(), *reviewing(), *reviewed()]
    rows += on("SQLite", sizes, "")
    database = os.environ.get("DATABASE_URL", "")
    if database.startswith("postgres"):
        rows += on("PostgreSQL", sizes, database)
    print(table(rows))
    write(RESULTS / "latest.json", rows, about)
    if sizes == "full":
        name = f"full-{datetime.now(UTC):%Y-%m-%d}.json"
        shutil.copy(RESULTS / "latest.json", RESULTS / name)
    print(f"\n{about['processor']}, {about['cores']} cores, load {about['load_average']:.1f} at the beginning.")
    sys.exit(0)


def on(engine: str, sizes: str, database: str) -> list[Row]:
    """Both sizes on one database."""
    rows, pages = [], []
    for place, (people, shares) in enumerate(SIZES[sizes]):
        print(f"{engine}: making {people} people and {shares} shares …", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
            environment = settings_for(Path(folder), database)
            Path(folder, "static").mkdir()
            cookies = json.loads(_run(environment, "benchmarks.dataset", str(people), str(shares)))
            found = json.loads(_run(environment, "benchmarks.in_process", cookies[1]))
            cpu = found["cpu_ms"]
            pages.append(found["compared_ms"])
            label = f"{engine}, {shares} shares"
            strict = engine == "SQLite"
            rows += [
                watched(f"{label}: whole page in process", cpu["page"], "ms CPU"),
                watched(f"{label}: its statements on the bare driver", cpu["sql"], "ms CPU"),
                watched(f"{label}: its template", cpu["template"], "ms CPU"),
                watched(f"{label}: an empty view with all middleware", cpu["empty view"], "ms CPU"),
                at_most(f"{label}: page / floor", cpu["page"] / found["floor_ms"], "times", MAX_FLOOR_RATIO),
                at_most(f"{label}: statements", found["queries"], "", MAX_QUERIES),
                *_under_load(label, environment, cookies, SECONDS[sizes], first=place == 0, strict=strict),
            ]
        if database:
            _empty(environment)
    rows.append(at_most(f"{engine}: page, large / small", pages[1] / pages[0], "times", MAX_GROWTH))
    return rows


def _under_load(
    label: str, environment: dict[str, str], cookies: list[str], seconds: int, *, first: bool, strict: bool
) -> list[Row]:
    from statistics import median

    with served(environment) as (address, worker):
        url = f"{address}{PATH}"
        press(url, cookies, WARM_UP)
        rounds = []
        for _ in range(ROUNDS):
            before = cpu_seconds(worker)
            load = press(url, cookies, seconds)
            rounds.append((load, (cpu_seconds(worker) - before) / max(1, load.requests) * 1e3))
        memory = private_megabytes(worker)
        kilobytes = {
            "first": weigh(address, "/", alone=False) / 1000,
            "later": weigh(address, PATH, cookies[0], alone=True) / 1000,
        }
    cpu = median(ms for _, ms in rounds)
    loads = [load for load, _ in rounds]
    if problems := sum(load.problems for load in loads):
        raise SystemExit(f"{problems} requests under load did not get their page")
    rows = [
        watched(
            f"{label}: requests a second per worker", median(load.requests / load.seconds for load in loads), "1/s"
        ),
        (at_most if strict else _only_watched)(f"{label}: CPU per request under load", cpu, "ms", MAX_CPU_MS),
        watched(f"{label}: p50", median(load.p50_ms for load in loads), "ms"),
        watched(f"{label}: p99", median(load.p99_ms for load in loads), "ms"),
        at_most(f"{label}: private memory per worker", memory, "MB", MAX_MEMORY_MB),
        at_most(f"{label}: the page over the wire", kilobytes["later"], "kB", MAX_LATER_KB),
    ]
    if first:
        rows.append(at_most("first visit, everything compressed", kilobytes["first"], "kB", MAX_FIRST_KB))
    return rows


def _only_watched(name: str, value: float, unit: str, limit: float) -> Row:
    return watched(name, value, unit)


def reviewed() -> list[Row]:
    """Figures and pages of reviewing, with much behind them and much open."""
    print(f"SQLite: making {PAST_READINGS} readings and {OPEN_APPLICATIONS} open applications …", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        words = ("benchmarks.reviewed", str(PAST_READINGS // 2), str(OPEN_APPLICATIONS))
        found = json.loads(_run(settings_for(Path(folder)), *words))
    beside = found["statements"]["who looks"]
    label = f"reviewing: {OPEN_APPLICATIONS} open"
    return [
        at_most(f"reviewing: figures over {PAST_READINGS} readings", found["figures_s"], "s", MAX_FIGURES_SECONDS),
        watched(f"{label}: statements that say who looks and where", beside, ""),
        *(
            at_most(f"{label}: statements of the {page}, beside", found["statements"][page] - beside, "", MAX_QUERIES)
            for page in ("queue", "desk")
        ),
    ]


def _run(environment: dict[str, str], module: str, *words: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", module, *words], env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _empty(environment: dict[str, str]) -> None:
    subprocess.run(
        [sys.executable, "-m", "holdspace", "flush", "--noinput", "--verbosity", "0"], env=environment, check=True
    )


if __name__ == "__main__":
    main()
