"""The lines that are shipped, by country, from `data/lines.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "lines.toml"


@dataclass(frozen=True, slots=True)
class ShippedLine:
    """One line: who it is, how one reaches them, whom it is for; `source` is where they say so themselves."""

    name: str
    reach: str
    about: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its two letters, its emergency number and its lines."""

    key: str
    name: str
    emergency: str
    lines: tuple[ShippedLine, ...]


@cache
def countries() -> dict[str, Country]:
    """Every country in the order of the file."""
    raw = tomllib.loads(DATA.read_text(encoding="utf-8"))["country"]
    return {one["key"]: _country(one) for one in raw}


def _country(raw: dict[str, object]) -> Country:
    lines = raw["line"]
    assert isinstance(lines, list)  # noqa: S101 - a file of ours
    return Country(
        key=str(raw["key"]),
        name=str(raw["name"]),
        emergency=str(raw["emergency"]),
        lines=tuple(ShippedLine(**({"kind": "crisis"} | line)) for line in lines),
    )
