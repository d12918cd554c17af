"""A clock that runs only while a host is there (docs/algorithms/host_hours.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo

DAY = timedelta(days=1)
LONGEST = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of one weekday (Monday is 0) by the clocks of a zone; `ends` comes after `begins` on the same day.

    time.max stands for midnight.
    """

    zone: tzinfo
    weekday: int
    begins: time
    ends: time

    def on(self, day: datetime) -> tuple[datetime, datetime] | None:
        """The stretch on the local date of `day` in UTC; None on other weekdays, or where the clocks leap over it."""
        date = day.astimezone(self.zone).date()
        if date.weekday() != self.weekday:
            return None
        begins = datetime.combine(date, self.begins, tzinfo=self.zone).astimezone(UTC)
        if self.ends == time.max:
            ends = datetime.combine(date + DAY, time.min, tzinfo=self.zone).astimezone(UTC)
        else:
            ends = datetime.combine(date, self.ends, tzinfo=self.zone).astimezone(UTC)
        return (begins, ends) if begins < ends else None


def is_within(at: datetime, stretches: Iterable[Stretch]) -> bool:
    """Whether somebody is there at a time. False without any stretch: what that means is for the caller to say."""
    for stretch in stretches:
        there = stretch.on(at)
        if there is not None and there[0] <= at < there[1]:
            return True
    return False


def after_hours(start: datetime, hours: float, stretches: Sequence[Stretch], longest: timedelta = LONGEST) -> datetime:
    """The time (UTC) at which `hours` of host hours have run since `start`, at most `longest` later.

    Where several hosts are there at once the clock runs once. Without stretches every hour counts. `longest` is there
    so that few host hours never mean that somebody waits for weeks.
    """
    begin, left = start.astimezone(UTC), timedelta(hours=hours)
    if not stretches:
        return min(begin + left, begin + longest)
    for opens, closes in _together(begin, stretches, longest):
        if closes - opens >= left:
            return min(opens + left, begin + longest)
        left -= closes - opens
    return begin + longest


def _together(start: datetime, stretches: Sequence[Stretch], longest: timedelta) -> Iterator[tuple[datetime, datetime]]:
    """The times with a host there from `start` on, as stretches that do not overlap, in order."""
    found = set()
    day = start - DAY
    while day <= start + longest + DAY:
        found |= {there for stretch in stretches if (there := stretch.on(day)) is not None}
        day += DAY / 2  # half a day, so that no local date is stepped over where a day has 23 hours
    running: tuple[datetime, datetime] | None = None
    for opens, closes in sorted(found):
        opens = max(opens, start)  # what has passed does not count
        if closes <= opens:
            continue
        if running is not None and opens <= running[1]:
            running = (running[0], max(running[1], closes))
            continue
        if running is not None:
            yield running
        running = (opens, closes)
    if running is not None:
        yield running
