"""`holdspace migrate`: Django's own, but that an empty SQLite database gets all tables at once."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from holdspace.project.tables import make_tables

PARTLY = ("app_label", "migration_name", "fake", "fake_initial", "plan", "check_unapplied", "prune")


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        """Everything at once where nothing is there, then what is left, which then is nothing."""
        if not any(options.get(name) for name in PARTLY):
            make_tables(connections[options["database"]])
        super().handle(*args, **options)
