"""When a mail may come: quiet hours and the day's mail, in a person's own zone."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

QUIET_BEGINS = time(21)
QUIET_ENDS = time(8)
DIGEST_TIME = time(8)
DAY = timedelta(days=1)


def zone_of(name: str) -> tzinfo:
    """The zone, or UTC for a name that means nothing."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def quiet_until(at: datetime, *, zone: tzinfo, begins: time = QUIET_BEGINS, ends: time = QUIET_ENDS) -> datetime | None:
    """When the quiet hours end in which `at` falls (UTC), or None outside them; none when they begin as they end."""
    local = at.astimezone(zone)
    now = local.time()
    if begins == ends:
        return None
    inside = begins <= now < ends if begins < ends else now >= begins or now < ends
    if not inside:
        return None
    day = local.date() if now < ends else local.date() + DAY
    end = datetime.combine(day, ends, tzinfo=zone)
    if end.astimezone(UTC) <= at:  # the clocks went back: this hour comes a second time
        end = end.replace(fold=1)
    return end.astimezone(UTC)


def next_digest(at: datetime, *, zone: tzinfo) -> datetime:
    """The next eight in the morning there, strictly after `at` (UTC)."""
    local = at.astimezone(zone)
    today = datetime.combine(local.date(), DIGEST_TIME, tzinfo=zone)
    if today.astimezone(UTC) > at:
        return today.astimezone(UTC)
    return datetime.combine(local.date() + DAY, DIGEST_TIME, tzinfo=zone).astimezone(UTC)
