"""A house in a folder of its own, with a database in a file and real worker processes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
import uuid
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
        self.database = f"sqlite:///{folder / 'db.sqlite3'}"
        if given := os.environ.get("DATABASE_URL", ""):
            self.database = _database_of_its_own(given)
        self.environment = os.environ | {
            "HOLDSPACE_EMAIL_BACKEND": "",
            "HOLDSPACE_DATA": str(folder),
            "DATABASE_URL": self.database,
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
        sql = "SELECT status, exception_class_path FROM django_tasks_database_dbtaskresult"
        if self.database.startswith("sqlite"):
            with sqlite3.connect(self.folder / "db.sqlite3") as database:
                return Counter(database.execute(sql).fetchall())
        import psycopg

        with psycopg.connect(self.database) as connection:
            return Counter(connection.execute(sql).fetchall())

    def leave(self) -> None:
        for worker in self.workers:
            if worker.poll() is None:
                worker.kill()
            worker.wait()
        if not self.database.startswith("sqlite"):
            name = self.database.rpartition("/")[2]
            _on_server(os.environ["DATABASE_URL"], f"DROP DATABASE {name} WITH (FORCE)")


def _database_of_its_own(given: str) -> str:
    """Beside the one of the suite: real processes must see what is committed."""
    name = f"house_{uuid.uuid4().hex[:12]}"
    _on_server(given, f"CREATE DATABASE {name}")
    return f"{given.rpartition('/')[0]}/{name}"


def _on_server(address: str, sql: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql)
