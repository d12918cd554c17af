"""What happens in the demo community: read from the files in `data/`, all of it made up."""

from __future__ import annotations

import random
import tomllib
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
DAYS = 56


@cache
def script(name: str) -> dict[str, Any]:
    """One file of the script ("people", "shares", "exchanges", "applications", "charter")."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def people() -> list[dict[str, Any]]:
    """Everybody in the story, founders first."""
    found: list[dict[str, Any]] = script("people")["person"]
    return found


def application_of(key: str) -> dict[str, Any]:
    """What somebody wrote on their way in."""
    return next(a for a in script("applications")["application"] if a["who"] == key)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Turns days and hours of the story into times: the story ends at `until` and began 56 days before.

    `seed` moves each thing by some minutes, the same for the same seed.
    """

    until: datetime
    seed: int = 1

    def when(self, what: str, day: float, hour: float = 12, zone: str = "UTC") -> datetime:
        """The time of day `day` at `hour` in a zone, moved by up to 40 minutes that depend on `what` and the seed."""
        first = (self.until - timedelta(days=DAYS)).date()
        clock = datetime.combine(first + timedelta(days=int(day)), time(0), tzinfo=zoneinfo.ZoneInfo(zone))
        moved = random.Random(f"{self.seed}:{what}").uniform(0, 40)  # noqa: S311 - a story, not a secret
        return clock.astimezone(UTC) + timedelta(hours=hour + (day - int(day)) * 24, minutes=moved)

    def after(self, what: str, then: datetime, hours: float) -> datetime:
        """So many hours later, moved by up to 40 minutes."""
        moved = random.Random(f"{self.seed}:{what}").uniform(2, 40)  # noqa: S311 - a story, not a secret
        return then + timedelta(hours=hours, minutes=moved)
