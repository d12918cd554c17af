"""Kills and races, with real processes and real transactions on a file."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
QUEUE = """
import django; django.setup()
from django.utils import timezone
from holdspace.work import registry
from holdspace.work.actions import enqueue
registry.declare_task("test.linger", print)
for n in range({n}):
    enqueue("test.linger", payload={{"n": n}}, at=timezone.now())
"""


class House:
    """A data folder of its own with its database, and the workers started on it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.diary, self.workers = folder, folder / "diary", []
        self.diary.touch()
        self.environment = os.environ | {
            "HOLDSPACE_DATA": str(folder),
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "holdspace.project.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }
        self.python("-m", "holdspace", "migrate", "--verbosity", "0")

    def python(self, *arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], env=self.environment, cwd=ROOT, check=True, timeout=120)

    def queue(self, n: int) -> None:
        self.python("-c", QUEUE.format(n=n))

    def worker(self, mode: str) -> subprocess.Popen:
        arguments = [sys.executable, "-m", "tests.work.a_worker_process", str(self.diary), mode]
        self.workers.append(subprocess.Popen(arguments, env=self.environment, cwd=ROOT))
        return self.workers[-1]

    def lines(self, beginning: str) -> list[list[str]]:
        return [line.split() for line in self.diary.read_text().splitlines() if line.startswith(beginning)]

    def wait_for(self, beginning: str, n: int, seconds: float = 40) -> None:
        until = time.monotonic() + seconds
        while len(self.lines(beginning)) < n:
            assert time.monotonic() < until, self.diary.read_text()
            time.sleep(0.05)

    def wait_for_states(self, expected: dict[tuple[str, str], int], seconds: float = 20) -> None:
        until = time.monotonic() + seconds
        while self.states() != expected and time.monotonic() < until:
            time.sleep(0.05)
        assert self.states() == expected

    def states(self) -> Counter:
        with sqlite3.connect(self.folder / "db.sqlite3") as database:
            rows = database.execute("SELECT status, exception_class_path FROM django_tasks_database_dbtaskresult")
            return Counter(rows.fetchall())


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    for worker in house.workers:
        if worker.poll() is None:
            worker.kill()
        worker.wait()


def test_what_a_killed_worker_had_in_hand_is_taken_up_after_its_lease(house):
    house.queue(1)
    hanging = house.worker("hang")
    house.wait_for("began", 1)
    hanging.send_signal(signal.SIGKILL)
    hanging.wait()
    assert house.states() == {("RUNNING", ""): 1}
    house.worker("quick")
    house.wait_for("ended", 1)
    house.wait_for_states({("FAILED", "holdspace.work.WorkerLost"): 1, ("SUCCESSFUL", ""): 1})


def test_a_long_task_keeps_its_lease_while_another_worker_looks(house):
    house.queue(1)
    house.worker("long")
    house.wait_for("began", 1)
    house.worker("long")
    house.wait_for("ended", 1)
    time.sleep(3)
    assert len(house.lines("began")) == 1
    assert house.states() == {("SUCCESSFUL", ""): 1}


def test_three_workers_run_each_of_sixty_tasks_once(house):
    house.queue(60)
    for _ in range(3):
        house.worker("quick")
    house.wait_for("ended", 60)
    house.wait_for_states({("SUCCESSFUL", ""): 60})
    assert Counter(n for _, n, _ in house.lines("ended")) == {str(n): 1 for n in range(60)}


def test_told_to_stop_it_ends_what_it_has_in_hand(house):
    house.queue(3)
    worker = house.worker("long")
    house.wait_for("began", 1)
    worker.terminate()
    assert worker.wait(timeout=20) == 0
    assert [line[0] for line in house.lines("")] == ["up", "began", "ended", "stopped"]
    assert house.states() == {("SUCCESSFUL", ""): 1, ("READY", ""): 2}


def test_idle_it_hardly_uses_the_processor_and_wakes_at_once(house):
    worker = house.worker("quick")
    house.wait_for("up", 1)
    time.sleep(1)
    before = _processor_seconds(worker.pid)
    time.sleep(5)
    assert _processor_seconds(worker.pid) - before < 0.1
    house.queue(1)
    house.wait_for("ended", 1, seconds=3)


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
