"""A house in a folder of its own, with a database in a file and real worker processes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

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

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder, self.diary, self.workers = folder, folder / "diary", []
        self.diary.touch()
        self.environment = os.environ | {
            "HOLDSPACE_EMAIL_BACKEND": "",
            "HOLDSPACE_DATA": str(folder),
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "holdspace.project.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            **environment,
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
