"""How long to wait before the next try."""

from __future__ import annotations

import hashlib
from datetime import timedelta

LONGEST_WAIT = timedelta(hours=6)


def wait_before(attempt: int, *, first_seconds: int, key: str) -> timedelta:
    """The wait after `attempt` tries: doubles each time, spread by a quarter either way, at most six hours.

    The spread comes from `key` (the row's id), so that it is the same whenever it is computed, and different for
    things that went wrong together: they do not all come back in the same second.
    """
    doubled = min(first_seconds * 2 ** min(attempt - 1, 30), LONGEST_WAIT.total_seconds())
    share = int.from_bytes(hashlib.sha256(f"{key}:{attempt}".encode()).digest()[:4], "big") / 2**32
    return min(timedelta(seconds=round(doubled * (0.75 + share / 2), 3)), LONGEST_WAIT)
