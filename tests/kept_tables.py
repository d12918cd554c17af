"""Empty tables made once, for all processes of the tests on SQLite.

Each process of a test run wants all tables in memory, and migrating takes it ten seconds and more. The first one keeps
what it made as a file, named by everything that it was made from; the others copy it in a moment. One changed migration
or one other version of a dependency is another name, so nothing old is ever taken.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.metadata
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from django.core import management
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".pytest_cache" / "tables"


def what_they_are_made_from() -> str:
    """A fingerprint of all our code that makes tables, and of the versions of everything that is installed."""
    seen = hashlib.sha256()
    for pattern in ("**/migrations/*.py", "**/models.py", "**/models/*.py", "**/apps.py", "project/settings.py"):
        for path in sorted((ROOT / "src" / "holdspace").glob(pattern)):
            seen.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    for name, version in sorted((d.name, d.version) for d in importlib.metadata.distributions()):
        seen.update(f"{name} {version}\n".encode())
    return seen.hexdigest()[:24]


@contextmanager
def migrated_once() -> Iterator[None]:
    """While test databases are made: `migrate` on SQLite in memory copies the kept tables, or keeps them."""
    really = management.call_command

    def call(name: str, *args: Any, **options: Any) -> Any:
        if name != "migrate" or not options.get("run_syncdb") or connection.vendor != "sqlite":
            return really(name, *args, **options)
        FOLDER.mkdir(parents=True, exist_ok=True)
        kept = FOLDER / f"{what_they_are_made_from()}.sqlite3"
        with (FOLDER / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                really(name, *args, **options)
                _keep(kept)
                return None
        connection.ensure_connection()
        source = sqlite3.connect(f"file:{kept}?mode=ro", uri=True)
        source.backup(connection.connection)
        source.close()
        return None

    with mock.patch.object(management, "call_command", call):
        yield


def _keep(path: Path) -> None:
    for older in FOLDER.glob("*.sqlite3"):
        older.unlink()
    half = path.with_suffix(f".{os.getpid()}")
    target = sqlite3.connect(half)
    connection.connection.backup(target)
    target.close()
    half.rename(path)
