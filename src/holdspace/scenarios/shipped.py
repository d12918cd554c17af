"""The situations and criteria that come with the program, as they stand in `data/`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def shipped_scenarios() -> list[dict[str, Any]]:
    """Every situation, in the order of the file; texts without the line breaks around them."""
    return [
        {key: value.strip() if isinstance(value, str) else value for key, value in scenario.items()}
        for scenario in _read("scenarios.toml")["scenario"]
    ]


def shipped_rubric() -> dict[str, Any]:
    """The criteria: `slug`, `version`, `title` and the list `criterion`."""
    return _read("rubric.toml")
