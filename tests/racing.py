"""Two people pressing at once, with real transactions.

SQLite in memory shares one connection between threads and knows no races, so its content is copied into a file and
the threads are given that; PostgreSQL is used as it is. A test that uses it is marked
`@pytest.mark.django_db(transaction=True)`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections

Call = Callable[[], Any]


@contextmanager
def real_transactions(folder: Path) -> Iterator[Callable[..., list[Any]]]:
    """Gives `at_once(*calls)`: runs each call in a thread of its own, all starting together.

    What each returned, or the exception it raised, in the order of the calls. One call alone is a look afterwards.
    """
    settings = connections.settings["default"]
    name = settings["NAME"]
    if connection.vendor == "sqlite":
        path = folder / "race.sqlite3"
        connection.ensure_connection()
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
            # Once, before they race: two connections that both want this of a new file find it locked.
            copy.execute("PRAGMA journal_mode=WAL")
        copy.close()
        settings["NAME"] = str(path)
    try:
        yield _at_once
    finally:
        settings["NAME"] = name


def _at_once(*calls: Call) -> list[Any]:
    results: list[Any] = [None] * len(calls)
    start = threading.Barrier(len(calls))

    def run(place: int, call: Call) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=60)
            results[place] = call()
        except Exception as problem:  # what was raised is the result
            results[place] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return results


def outcomes(results: list[Any]) -> list[str]:
    """The kinds of the results, sorted: what must come out of a race, whoever was quicker."""
    return sorted(type(result).__name__ for result in results)
