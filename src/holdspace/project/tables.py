"""All tables of an empty SQLite database at once, as the migrations would leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations as known
from django.db.migrations.executor import MigrationExecutor

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.migrations import Migration
    from django.db.migrations.operations.base import Operation

OURS = "holdspace."
# What these change is in the tables as they are at the end.
IN_THE_END = (
    known.AddField,
    known.AlterField,
    known.RemoveField,
    known.RenameField,
    known.AddIndex,
    known.RemoveIndex,
    known.RenameIndex,
    known.AddConstraint,
    known.RemoveConstraint,
    known.AlterModelOptions,
    known.AlterModelManagers,
    known.AlterModelTable,
    known.AlterUniqueTogether,
    known.AlterIndexTogether,
    known.AlterOrderWithRespectTo,
    known.DeleteModel,
)


def make_tables(connection: BaseDatabaseWrapper) -> bool:
    """Make them and note every migration as applied, if this is SQLite and nothing is there yet; say whether it was.

    Playing all migrations takes ten seconds, nine of which go into models as they were in between: each operation
    builds anew everything that hangs together with what it changes, and everything hangs together with a person. Here
    each table is made once, as it is at the end. What migrations do to rows has nothing to do; what our own do besides
    (triggers, the index for searching) is done in their order. An operation that is none of these leaves everything
    to the migrations. `tests/project/test_tables.py` compares the two.
    """
    if connection.vendor != "sqlite" or connection.introspection.table_names():
        return False
    executor = MigrationExecutor(connection)
    plan = [migration for migration, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    steps = [(migration.app_label, one) for migration in plan for one in migration.operations if _does(migration, one)]
    if any(_is_unknown(operation) for _app, operation in steps):
        return False
    end = executor.loader.project_state()
    # One transaction: whoever is killed here finds nothing, and begins anew. SQLite checks at its end whether what
    # refers to other tables finds them.
    with connection.schema_editor(atomic=True) as editor:
        if connection.introspection.table_names():  # another process was quicker
            return False
        for app, operation in steps:
            if not isinstance(operation, known.CreateModel) or (app, operation.name_lower) in end.models:
                operation.database_forwards(app, editor, end, end)
        editor.create_model(executor.recorder.Migration)
        for migration in plan:
            executor.recorder.record_applied(migration.app_label, migration.name)
    return True


def _does(migration: Migration, operation: Operation) -> bool:
    """Whether there is anything to do for it where nothing is there yet."""
    if isinstance(operation, known.RunPython):
        return type(migration).__module__.startswith(OURS)
    return not isinstance(operation, IN_THE_END)


def _is_unknown(operation: Operation) -> bool:
    ours = type(operation).__module__.startswith(OURS)
    return not ours and not isinstance(operation, known.CreateModel | known.RunPython)
