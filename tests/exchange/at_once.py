"""Several people pressing at the same moment, each with a connection of their own to a database on disk."""

import sqlite3
from copy import deepcopy
from threading import Barrier, Thread

from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper


def on_disk(path):
    """A copy of the test's database, with all that the test has made in it, as a file; "" where the test's own
    database has a server, and the test has committed what it made."""
    if connection.vendor != "sqlite":
        return ""
    # Statement by statement: SQLite's own ways of copying wait for the transaction that the test runs in.
    copy = sqlite3.connect(path)
    copy.executescript("\n".join(_statements()))
    copy.close()
    return str(path)


def _statements():
    """What makes the copy. The index of the search is made anew and empty: its own tables cannot be written by hand."""
    index = "SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    for name, sql in connection.connection.execute(index).fetchall():
        yield f"{sql};"
        skipped = name
    for statement in connection.connection.iterdump():
        if skipped not in statement and "writable_schema" not in statement:
            yield statement


def pressed_at_once(path, *presses):
    """What each press answered (a result or what was raised), and what `presses` left behind is in the file."""
    answers, ready = [None] * len(presses), Barrier(len(presses), timeout=20)

    def run(n):
        use(path)
        try:
            connection.ensure_connection()
            ready.wait()
            answers[n] = presses[n]()
        except Exception as raised:
            answers[n] = raised
        finally:
            connection.close()

    threads = [Thread(target=run, args=(n,)) for n in range(len(presses))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def afterwards(path, read):
    """Read the file in a thread of its own, so that this test's own connection is left alone."""
    return pressed_at_once(path, read)[0]


def use(path):
    if not path:
        return
    settings = deepcopy(connections["default"].settings_dict) | {"NAME": path}
    connections["default"] = DatabaseWrapper(settings, "default")
