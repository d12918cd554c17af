"""The simulation at all sizes and with each assumption otherwise: `python -m benchmarks.simulating`.

Writes what came out to `src/holdspace/algorithms/simulation/measured.json`, from which the chart is drawn, and prints
the rows of the tables in docs/algorithms/simulation.md. The seeds (101 to 110) were used for nothing else: neither the
parameters nor the policy were chosen on them. About a quarter of an hour on two cores; `--sizes-only`: a few minutes.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

import holdspace.algorithms.simulation as simulation
from holdspace.algorithms.simulation.chart import WIDTH, bars, drawing

WEEKS = 12
SEEDS = range(101, 111)
SENSITIVITY_SEEDS = range(201, 203)
SIZES = (30, 100, 300, 1000)
T_95 = 2.262  # Student's t at nine degrees of freedom
FIGURES = ("seen_24h", "seen_in_stated_time", "answered_24h", "top1_share", "top10_share",
           "invitations_per_member_week", "over_capacity")  # fmt: skip
# Halved and doubled each, but for parts that would leave their range: those move half of the way to their bound.
ASSUMED = ("shares_per_week", "willing", "willing_spread", "crowd", "looks_per_day", "dormant", "yes", "answers",
           "says_not_today", "holds_low_alone", "hosts", "candidates")  # fmt: skip
PARTS = {"crowd", "dormant", "yes", "answers", "says_not_today", "holds_low_alone"}
PICTURE = Path(__file__).parents[1] / "docs" / "algorithms" / "simulation.svg"
PANEL = 220  # height of one panel of the picture
STYLE = (
    "svg{font:400 11px sans-serif;fill:#1f2b29}.open-feed{fill:#f1b083}.invitations{fill:#0b5353}"
    "line{stroke:#1f2b29;stroke-width:1.5}.title{font-size:13px}"
    "@media(prefers-color-scheme:dark){svg{fill:#f0e9dd}.invitations{fill:#83d3c8}line{stroke:#f0e9dd}}"
)
TARGET = Path(simulation.__file__).with_name("measured.json")

Job = tuple[int, str, int, tuple[tuple[str, float], ...]]


def one(job: Job) -> dict[str, Any]:
    members, policy, seed, otherwise = job
    told = simulation.play(
        members=members,
        weeks=WEEKS,
        policy=policy,
        chance=lambda name: Random(f"{seed} {name}"),
        params=simulation.read_params(dict(otherwise)),
    )
    return {name: told[name] for name in FIGURES}


def spread(values: list[float]) -> dict[str, float]:
    half = T_95 * statistics.stdev(values) / math.sqrt(len(values))
    mean = statistics.fmean(values)
    return {"mean": round(mean, 4), "half": round(half, 4), "low": round(min(values), 4), "high": round(max(values), 4)}


def otherwise() -> list[tuple[str, float, float]]:
    """For each assumption its name, a lower and a higher value."""
    stands = asdict(simulation.Params())

    def higher(name: str) -> float:
        if name in PARTS:
            return float((1 + stands[name]) / 2)
        return float(stands[name] * (1.5 if "spread" in name else 2))

    return [(name, stands[name] / 2, higher(name)) for name in ASSUMED]


def picture(sizes: list[dict[str, Any]]) -> str:
    """Both panels in one file, with its own colours: what the docs show."""
    panels = (
        ("Seen by two people within a day", "seen_24h"),
        ("Carried by the tenth who give most", "top10_share"),
    )
    drawn = "".join(
        f'<text class="title" x="0" y="{place * PANEL + 14}">{title}</text><g transform="translate(0 '
        f'{place * PANEL + 26})">{drawing(bars(sizes, figure), title=title, of_members="%s people")}</g>'
        for place, (title, figure) in enumerate(panels)
    )
    drawn = drawn.replace('<svg class="chart"', f'<svg width="{WIDTH}" height="{len(SIZES) * 44}"')
    key = (
        f'<g transform="translate(0 {2 * PANEL})"><rect class="open-feed" width="11" height="11"/>'
        '<text x="17" y="10">open feed</text><rect class="invitations" x="90" width="11" height="11"/>'
        '<text x="107" y="10">with invitations</text></g>'
    )
    box = f'viewBox="-8 0 {WIDTH + 16} {2 * PANEL + 20}" width="{2 * WIDTH}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><style>{STYLE}</style>{drawn}{key}</svg>\n'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--sizes-only", action="store_true", help="leave the assumptions as they are")
    given = parser.parse_args()
    main_jobs: list[Job] = [(m, p, s, ()) for m in SIZES for p in simulation.POLICIES for s in SEEDS]
    moved = (
        []
        if given.sizes_only
        else [("as it stands", ())]
        + [(f"{name} {value:g}", ((name, value),)) for name, *pair in otherwise() for value in pair]
    )
    more: list[Job] = [(1000, p, s, m) for _name, m in moved for p in simulation.POLICIES for s in SENSITIVITY_SEEDS]
    with ProcessPoolExecutor(given.processes) as pool:
        results = dict(zip(main_jobs + more, pool.map(one, main_jobs + more), strict=True))
    by_size = [
        {
            "members": members,
            "policy": policy,
            **{f: spread([results[(members, policy, s, ())][f] for s in SEEDS]) for f in FIGURES},
        }
        for members in SIZES
        for policy in simulation.POLICIES
    ]

    def mean(policy: str, m: tuple[tuple[str, float], ...], figure: str) -> float:
        return round(statistics.fmean(results[(1000, policy, s, m)][figure] for s in SENSITIVITY_SEEDS), 4)

    sensitivity = [
        {
            "what": name,
            "open_answered_24h": mean("open-feed", m, "answered_24h"),
            "open_top1": mean("open-feed", m, "top1_share"),
            "open_top10": mean("open-feed", m, "top10_share"),
            "seen_24h": mean("invitations", m, "seen_24h"),
            "seen_in_stated_time": mean("invitations", m, "seen_in_stated_time"),
            "invitations": mean("invitations", m, "invitations_per_member_week"),
            "top10": mean("invitations", m, "top10_share"),
            "over_capacity": mean("invitations", m, "over_capacity"),
        }
        for name, m in moved
    ]
    told = {
        "weeks": WEEKS,
        "seeds": [SEEDS.start, SEEDS.stop - 1],
        "params": asdict(simulation.Params()),
        "sizes": by_size,
        "sensitivity": sensitivity,
    }
    TARGET.write_text(json.dumps(told, indent=1) + "\n")
    PICTURE.write_text(picture(by_size))
    for row in by_size + sensitivity:
        print(json.dumps(row))


if __name__ == "__main__":
    main()
