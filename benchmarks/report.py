"""Rows of name, value, unit, target and whether it holds; a table, and a file."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import time
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """`target` is "" where a figure is only watched; `holds` is None then."""

    name: str
    value: float
    unit: str
    target: str = ""
    holds: bool | None = None


def at_most(name: str, value: float, unit: str, limit: float) -> Row:
    """A figure that shall not be above its limit."""
    return Row(name, round(value, 3), unit, f"≤ {limit:g}", value <= limit)


def at_least(name: str, value: float, unit: str, limit: float) -> Row:
    """A figure that shall not be below its limit."""
    return Row(name, round(value, 4), unit, f"≥ {limit:g}", value >= limit)


def watched(name: str, value: float, unit: str) -> Row:
    """A figure without a target."""
    return Row(name, round(value, 3), unit)


def table(rows: list[Row]) -> str:
    """For people."""
    lines = [("name", "value", "unit", "target", "holds")]
    lines += [(r.name, f"{r.value:g}", r.unit, r.target, {None: "", True: "yes", False: "NO"}[r.holds]) for r in rows]
    widths = [max(len(line[n]) for line in lines) for n in range(5)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def machine() -> dict[str, str | float]:
    """What it ran on, and how fast a plain loop was at that moment: other work on the machine shows in it."""
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    return {
        "processor": model,
        "cores": os.cpu_count() or 0,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.system(),
        "load_average": os.getloadavg()[0],
        "plain_loop_ms": round(_loop_ms(), 3),
    }


def _loop_ms() -> float:
    """100,000 additions, the quickest of ten."""

    def once() -> float:
        begun = time.process_time()
        total = 0
        for n in range(100_000):
            total += n
        return time.process_time() - begun

    return min(once() for _ in range(10)) * 1e3


def write(path: Path, rows: list[Row], about: dict[str, object]) -> None:
    """For programs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps({"about": about, "rows": [asdict(row) for row in rows]}, indent=1, ensure_ascii=False) + "\n",
        encoding="utf-8",
    )
