"""Whom to invite, at size: how long matching takes, what it holds in memory, how near it comes to what is possible.

`python -m benchmarks.matching` prints the table and writes `results/matching.json`. The bound is the optimum of the
linear relaxation, in which people can be divided; `benchmarks/oracle.py` finds it with scipy, which is installed
for this alone (`requirements/oracle.txt`) into a folder that is thrown away. `--quick` leaves out the largest bounds.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.report import Row, at_least, at_most, machine, table, watched, write
from benchmarks.serving import ROOT

if TYPE_CHECKING:
    from holdspace.algorithms.matching import Edge, Need, Reader

CANDIDATES, SEED, TRIES = 50, 31, 3
MIN_OF_BOUND, MAX_MEMORY_MB, CLOSE = 0.97, 1024, 1e-6
ORACLE = ROOT / "requirements" / "oracle.txt"


@dataclass(frozen=True)
class Size:
    """An instance. `tight`: all candidates are among a twentieth of the people; `least` and `most` invitations fit
    each of them. `seconds`: what it may take."""

    needs: int
    people: int
    tight: bool
    least: int
    most: int
    seconds: float

    @property
    def name(self) -> str:
        """For the table."""
        kind = ("tight and scarce" if self.most == 5 else "tight") if self.tight else "loose"
        return f"{self.needs} needs, {self.people} people, {CANDIDATES} candidates, {kind}"


SIZES = (
    Size(1_000, 10_000, tight=False, least=0, most=5, seconds=0.5),
    Size(1_000, 10_000, tight=True, least=0, most=5, seconds=0.5),
    Size(1_000, 10_000, tight=True, least=1, most=10, seconds=0.5),
    Size(10_000, 100_000, tight=False, least=0, most=5, seconds=6.0),
    Size(10_000, 100_000, tight=True, least=0, most=5, seconds=6.0),
    Size(10_000, 100_000, tight=True, least=1, most=10, seconds=6.0),
)


def instance(size: Size) -> tuple[list[Need], list[Reader], list[Edge]]:
    """One to two people wanted, probabilities from Beta(2, 3), the same for everybody who asks for the same size."""
    from holdspace.algorithms.matching import Edge, Need, Reader

    chance = random.Random(SEED)
    people = [Reader(n, chance.randint(size.least, size.most), 3 * chance.random()) for n in range(size.people)]
    among = range(size.people // 20 if size.tight else size.people)
    needs = [Need(n, 1 + chance.random(), 1.0) for n in range(size.needs)]
    edges = [
        Edge(need.key, person, chance.betavariate(2, 3))
        for need in needs
        for person in chance.sample(among, CANDIDATES)
    ]
    return needs, people, edges


def measure(place: int) -> dict[str, float]:
    """In a process of its own: the quickest of three runs, the memory of all of it, what is met."""
    from holdspace.algorithms.matching import match

    needs, people, edges = instance(SIZES[place])
    took = []
    for _ in range(TRIES):
        begun = time.process_time()
        found = match(needs, people, edges)
        took.append(time.process_time() - begun)
    likely = dict.fromkeys((need.key for need in needs), 0.0)
    for one in found:
        likely[one.need] += one.p
    met = sum(min(need.wanted, likely[need.key]) for need in needs)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": min(took), "megabytes": memory, "met": met, "wanted": sum(need.wanted for need in needs)}


def bound(size: Size, python: str, folder: Path) -> float:
    """What the oracle says can be met at most."""
    needs, people, edges = instance(size)
    given = {
        "wanted": [need.wanted for need in needs],
        "capacity": [one.capacity for one in people],
        "edges": [[edge.need, edge.person, edge.p] for edge in edges],
    }
    path = folder / "instance.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    words = [python, str(ROOT / "benchmarks" / "oracle.py"), str(path)]
    return float(subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout)


def with_scipy(folder: Path) -> str:
    """A Python that has the oracle, in a folder that goes when the benchmark ends."""
    uv, place = str(Path(sys.executable).parent / "uv"), folder / "oracle"
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, str(place)], check=True)
    python = str(place / "bin" / "python")
    install = [uv, "pip", "install", "--quiet", "--python", python, "--no-deps", "--require-hashes", "-r", str(ORACLE)]
    subprocess.run(install, check=True)
    return python


def main() -> None:
    """Every size in a process of its own, then its bound."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        python = with_scipy(Path(folder))
        for place, size in enumerate(SIZES):
            begin = [sys.executable, "-m", "benchmarks.matching", str(place)]
            answer = subprocess.run(begin, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
            found = json.loads(answer)
            rows += [
                at_most(f"{size.name}: matching", found["seconds"], "s CPU", size.seconds),
                at_most(f"{size.name}: memory with its input", found["megabytes"], "MB", MAX_MEMORY_MB),
                watched(f"{size.name}: met", found["met"], "people"),
            ]
            if found["met"] >= found["wanted"] - CLOSE:  # there cannot be more: the bound is what is wanted
                rows.append(at_least(f"{size.name}: met / bound", found["met"] / found["wanted"], "", MIN_OF_BOUND))
            elif "--quick" not in sys.argv or size.needs <= 1_000:
                begun = time.perf_counter()
                most = bound(size, python, Path(folder))
                print(f"{size.name}: bound in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
                rows.append(watched(f"{size.name}: bound", most, "people"))
                rows.append(at_least(f"{size.name}: met / bound", found["met"] / most, "", MIN_OF_BOUND))
    print(table(rows))
    about: dict[str, object] = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "seed": SEED} | machine()
    write(ROOT / "benchmarks" / "results" / "matching.json", rows, about)


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1].isdigit():
        json.dump(measure(int(sys.argv[1])), sys.stdout)
    else:
        main()
