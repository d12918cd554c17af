"""Whether the program answers, and whether it can serve people: for machines that ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

_all_applied: set[str] = set()


def database_trouble() -> str:
    """ "" when the database answers and every migration is applied; else "unreachable" or "not migrated".

    Once all were applied they stay so for this process: asking again costs one small query.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if connection.alias not in _all_applied:
            if unapplied(connection):
                return "not migrated"
            _all_applied.add(connection.alias)
    except DatabaseError:
        return "unreachable"
    return ""


def unapplied(database: BaseDatabaseWrapper) -> list[str]:
    """The migrations that this program needs and this database lacks, as "room.name"."""
    executor = MigrationExecutor(database)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
