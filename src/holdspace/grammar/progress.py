"""A bar on the terminal for what takes longer than two seconds; silent for what is quick, and where nobody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

QUIET_SECONDS = 2.0
REDRAW_SECONDS = 0.2
BAR_WIDTH = 28


class Progress:
    """Counts steps towards a total; `clock` is handed in by the command (`time.monotonic`).

    On a terminal the bar is drawn once two seconds have passed; elsewhere (a pipe, a log) nothing is written.
    """

    def __init__(self, label: str, total: int, *, stream: TextIO, clock: Callable[[], float]) -> None:
        self._label, self._total, self._stream, self._clock = label, max(total, 1), stream, clock
        self._began = self._drawn_at = clock()
        self._done = 0
        self._drawn = False

    def step(self, by: int = 1) -> None:
        """So much more is done."""
        self._done = min(self._done + by, self._total)
        now = self._clock()
        if not self._stream.isatty() or now - self._began < QUIET_SECONDS:
            return
        if now - self._drawn_at >= REDRAW_SECONDS or not self._drawn:
            self._drawn, self._drawn_at = True, now
            self._draw()

    def end(self) -> None:
        """Draw the last state, if anything was drawn, and leave the line."""
        if self._drawn:
            self._draw()
            self._stream.write("\n")

    def _draw(self) -> None:
        full = self._done * BAR_WIDTH // self._total
        bar = "█" * full + "░" * (BAR_WIDTH - full)
        self._stream.write(f"\r{self._label} {bar} {self._done * 100 // self._total:3d}%")
        self._stream.flush()
