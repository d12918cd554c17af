"""Both policies side by side, as bars: the same drawing in the docs and for stewards."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH, LEFT, RIGHT = 350, 78, 44  # units of the drawing; what is between is a whole hundred percent
BAR, GAP, GROUP = 14, 2, 44


@dataclass(frozen=True, slots=True)
class Bar:
    """One community size under one policy: parts of a whole, and the half width of the 95% interval."""

    members: int
    policy: str
    part: float
    half: float

    @property
    def percent(self) -> str:
        return f"{self.part:.0%}"


def measured() -> dict[str, Any]:
    """What `python -m benchmarks.simulating` wrote: `weeks`, `seeds`, `sizes` and `sensitivity`."""
    read: dict[str, Any] = json.loads(Path(__file__).with_name("measured.json").read_text(encoding="utf-8"))
    return read


def bars(sizes: Sequence[Mapping[str, Any]], figure: str) -> list[Bar]:
    """The bars of one figure (a part from 0 to 1), by size and policy in the order in which they were measured."""
    return [Bar(row["members"], row["policy"], row[figure]["mean"], row[figure]["half"]) for row in sizes]


def drawing(shown: Sequence[Bar], *, title: str, of_members: str) -> str:
    """One figure as SVG markup: two bars a size, with the interval as a line, classes and no style of its own.

    `of_members` names a group and holds `%s` for the number. A reader of screens gets `title` and every bar in words.
    """
    sizes = list(dict.fromkeys(bar.members for bar in shown))
    height = len(sizes) * GROUP
    parts = [f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">']
    for place, members in enumerate(sizes):
        top = place * GROUP
        parts.append(f'<text x="0" y="{top + BAR + 5}">{escape(of_members % f"{members:,}")}</text>')
        for nth, bar in enumerate(b for b in shown if b.members == members):
            parts += _bar(bar, top + nth * (BAR + GAP))
    return "".join([*parts, "</svg>"])


def _bar(bar: Bar, top: int) -> list[str]:
    whole = WIDTH - LEFT - RIGHT
    end = LEFT + bar.part * whole
    low, high = (LEFT + max(0.0, min(1.0, bar.part + side * bar.half)) * whole for side in (-1, 1))
    middle = top + BAR / 2
    return [
        f'<rect class="{bar.policy}" x="{LEFT}" y="{top}" width="{end - LEFT:.1f}" height="{BAR}" rx="2"/>',
        f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}"/>',
        f'<text x="{max(end, high) + 5:.1f}" y="{top + BAR - 3}">{bar.percent}</text>',
    ]
