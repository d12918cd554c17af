"""The database as it was in one moment, while people go on writing."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def database_at(path: Path) -> Iterator[None]:
    """For the time of the block this process's database is the SQLite file at `path`."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(path)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@contextlib.contextmanager
def one_moment(beside: Path) -> Iterator[None]:
    """Reads inside the block see one moment. SQLite's copy stands in the folder `beside` meanwhile.

    SQLite: from a `VACUUM INTO` copy, since a long read would keep its log growing. PostgreSQL: one transaction.
    """
    if connection.vendor == "sqlite":
        with tempfile.TemporaryDirectory(prefix=".holdspace-backup-", dir=beside) as folder:
            copy = Path(folder) / "copy.sqlite3"
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(copy)])
            with database_at(copy):
                yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
