"""The situations and criteria that come with the program, as they stand in `data/`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
SCENARIO_FILES = ("scenarios.toml", "colleagues.toml", "clients.toml", "teams.toml")
RUBRIC_FILES = ("rubric.toml", "seven.toml")


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def shipped_scenarios() -> list[dict[str, Any]]:
    """Every situation, in the order of the file; texts without the line breaks around them."""
    return [
        {key: value.strip() if isinstance(value, str) else value for key, value in scenario.items()}
        for name in SCENARIO_FILES
        for scenario in _read(name)["scenario"]
    ]


def shipped_rubrics() -> list[dict[str, Any]]:
    """Each set of criteria: `slug`, `version`, `title`, the list `criterion`; that of a small community first."""
    return [_read(name) for name in RUBRIC_FILES]


def shipped_practice() -> list[dict[str, Any]]:
    """Answers to practise on: `slug`, `version`, `scenario` (a situation's slug), `answer`, and `marks`, one for each
    criterion that the situation can show, of both sets: `criterion`, `level`, `because`."""
    return [
        {key: value.strip() if isinstance(value, str) else value for key, value in case.items()}
        for case in _read("practice.toml")["case"]
    ]
