"""Tables that are made at once are those that the migrations make."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections
from django.db.migrations import RunSQL
from django.db.migrations.loader import MigrationLoader

from holdspace.project import tables

ROOT = Path(__file__).parents[2]
ONE_AFTER_THE_OTHER = """
import django; django.setup()
from django.core.management import call_command
from django.core.management.commands.migrate import Command
call_command(Command(), verbosity=0)
"""


def made(folder: Path, *arguments: str) -> sqlite3.Connection:
    folder.mkdir()
    environment = os.environ | {
        "HOLDSPACE_DATA": str(folder),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "holdspace.project.settings",
    }
    subprocess.run([sys.executable, *arguments], env=environment, cwd=ROOT, check=True, timeout=300)
    return sqlite3.connect(folder / "holdspace.sqlite3")


def parts(sql: str) -> list[str]:
    """What stands between the outermost commas of a statement, in any order: a column added later stands last."""
    depth, found = 0, [""]
    for letter in sql:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 1:
            found.append("")
        elif depth or letter != ")":
            found[-1] += letter
    head, _, first = found[0].partition("(")
    return [head, *sorted(one.strip() for one in [first, *found[1:]])]


def what_is_there(database: sqlite3.Connection) -> dict:
    rows = database.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    return {(kind, name): parts(sql) if sql else None for kind, name, sql in rows}


def rows_of(database: sqlite3.Connection) -> dict:
    return {
        "applied": sorted(database.execute("SELECT app, name FROM django_migrations")),
        "types": sorted(database.execute("SELECT app_label, model FROM django_content_type")),
        "filled": sorted(
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            if database.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone()
        ),
    }


@pytest.mark.slow
def test_at_once_and_one_after_the_other_leave_the_same(tmp_path):
    at_once = made(tmp_path / "at_once", "-m", "holdspace", "migrate", "--verbosity", "0")
    played = made(tmp_path / "played", "-c", ONE_AFTER_THE_OTHER)
    assert what_is_there(at_once) == what_is_there(played)
    assert rows_of(at_once) == rows_of(played)
    assert ("trigger", "gift_never_changes") in what_is_there(at_once)


def test_a_column_more_is_seen_and_another_order_is_none():
    one = 'CREATE TABLE "a" ("id" integer CHECK ("id" > 0), "b" varchar(5))'
    assert parts(one) == parts('CREATE TABLE "a" ("b" varchar(5), "id" integer CHECK ("id" > 0))')
    assert parts(one) != parts('CREATE TABLE "a" ("b" varchar(6), "id" integer CHECK ("id" > 0))')
    assert parts(one) != parts('CREATE TABLE "a" ("id" integer CHECK ("id" > 0))')


@pytest.fixture
def another(tmp_path, django_db_blocker):
    """A database in a file of its own beside that of the tests."""
    settings = connections["default"].settings_dict
    here = {**settings, "ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "db"), "OPTIONS": {}, "TEST": {}}
    connections.databases["another"] = connections.configure_settings({"default": {}, "another": here})["another"]
    with django_db_blocker.unblock():
        yield connections["another"]
        connections["another"].close()
    del connections.databases["another"]
    del connections["another"]


def test_where_something_is_the_migrations_do_it(another):
    with another.cursor() as cursor:
        cursor.execute("CREATE TABLE kept (a integer)")
    assert tables.make_tables(another) is False
    assert another.introspection.table_names() == ["kept"]


def test_an_operation_that_nobody_thought_of_leaves_it_to_the_migrations(another, monkeypatch):
    loader = MigrationLoader(another)
    migration = type(loader.disk_migrations["uploads", "0001_uploads"])
    monkeypatch.setattr(migration, "operations", [*migration.operations, RunSQL("SELECT 1")])
    assert tables.make_tables(another) is False
    assert another.introspection.table_names() == []
