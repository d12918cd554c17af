"""How an action wakes the worker: by touching a file that sleeping workers of the same machine look at.

A bell that cannot be rung or is not heard costs a second at most: the worker asks the database anyway.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    import threading

GLANCE_SECONDS = 0.1


def _path() -> Path:
    return Path(settings.HOLDSPACE_DATA) / "worker-bell"


def ring() -> None:
    """Wake whoever sleeps. Never raises: what was queued is committed, and found without a bell as well."""
    with contextlib.suppress(OSError):
        path = _path()
        try:
            os.utime(path)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()


class Ear:
    """Sleeps until the bell rings. Hears also what rang since it last listened."""

    def __init__(self) -> None:
        self._heard = self._rung_at()

    def _rung_at(self) -> int:
        try:
            return _path().stat().st_mtime_ns
        except OSError:
            return 0

    def sleep(self, seconds: float, stop: threading.Event) -> None:
        """Return when the bell has rung, when `stop` is set, or after so many seconds."""
        for _ in range(max(1, round(seconds / GLANCE_SECONDS))):
            rung_at = self._rung_at()
            if rung_at != self._heard:
                self._heard = rung_at
                return
            if stop.wait(GLANCE_SECONDS):
                return
