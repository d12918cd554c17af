"""Bringing a backup back: all of it into an empty place, or nothing."""

from __future__ import annotations

import os
import shutil
from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from holdspace.journal.verification import verify_journal
from holdspace.project.backups.keeping_keys import install_keys, install_secret_key, take_keys_back
from holdspace.project.backups.rows import put_back, tables
from holdspace.project.backups.snapshot import database_at
from holdspace.project.backups.trouble import BackupTrouble
from holdspace.vault.keys import KeyMissing

if TYPE_CHECKING:
    from collections.abc import Callable

    from holdspace.project.backups.archive import Archive
    from holdspace.project.backups.manifest import Manifest

# What migrating and an idle worker leave behind is no sign of people.
NO_SIGN = ("contenttypes.", "auth.", "work.", "django_tasks_database.")


def restore_backup(archive: Archive, *, without_keys: bool, step: Callable[[int], object]) -> None:
    """Bring everything back, verified by counts and seals. Raises `BackupTrouble`; then the place is as it was.

    An earlier restore that was cut short is cleared away first: until the end everything stands under other names.
    """
    _insist_on_empty_place()
    differences = list(archive.differences(step))
    if differences:
        raise BackupTrouble("This archive is not as it was made:\n" + "\n".join(f"- {d}" for d in differences))
    new_files = _files().with_name("files.restoring")
    _clear(new_files)
    installed = install_keys(archive, without_keys=without_keys)
    try:
        _insist_on_mac(archive, without_keys=without_keys)
        _write_files(archive, new_files, step)
        if connection.vendor == "sqlite":
            _into_sqlite(archive, new_files, without_keys=without_keys, step=step)
        else:
            _into_postgresql(archive, new_files, without_keys=without_keys, step=step)
    except BaseException:
        take_keys_back(installed)
        raise
    finally:
        _clear(new_files)
    install_secret_key(archive)


def _into_sqlite(archive: Archive, new_files: Path, *, without_keys: bool, step: Callable[[int], object]) -> None:
    """A whole new file beside the old one, which takes its name at the very end."""
    final = Path(connection.settings_dict["NAME"])
    new = final.with_name(f"{final.name}.restoring")
    _remove_database(new)
    try:
        with database_at(new):
            call_command("migrate", verbosity=0, interactive=False)
            with transaction.atomic():
                _load(archive, step)
                _insist_on_sameness(archive.manifest, without_keys=without_keys)
        connection.close()
        _move_in(new_files)
        _remove_database(final)
        new.replace(final)
        _settle()
    finally:
        _remove_database(new)


def _into_postgresql(archive: Archive, new_files: Path, *, without_keys: bool, step: Callable[[int], object]) -> None:
    """One transaction; the files move in just before it commits."""
    call_command("migrate", verbosity=0, interactive=False)
    with transaction.atomic():
        _load(archive, step)
        _insist_on_sameness(archive.manifest, without_keys=without_keys)
        _move_in(new_files)
        transaction.on_commit(_settle)


def _load(archive: Archive, step: Callable[[int], object]) -> None:
    manifest = archive.manifest
    here = sorted(".".join(name) for name in MigrationRecorder(connection).applied_migrations())
    if here != manifest.migrations:
        raise BackupTrouble(
            f"This archive was made by version {manifest.version}, whose tables are not those of this one. "
            "Restore it with that version, then upgrade."
        )
    models = tables()
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
    for model in models:
        name = f"rows/{model._meta.label_lower}.jsonl"
        if name not in manifest.sums:
            raise BackupTrouble(f"The archive holds no {name}.")
        with archive.open(name) as lines:
            for count in put_back(model, lines):
                step(count)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    connection.check_constraints()


def _insist_on_sameness(manifest: Manifest, *, without_keys: bool) -> None:
    """The same number of rows in every table, and a journal that is as it was sealed."""
    counts = {model._meta.label_lower: model._base_manager.count() for model in tables()}
    if counts != manifest.tables:
        wrong = sorted(name for name in counts | manifest.tables if counts.get(name) != manifest.tables.get(name))
        raise BackupTrouble(f"Not as many rows came back as there were: {', '.join(wrong)}.")
    try:
        found = verify_journal(head=manifest.head)
    except KeyMissing:
        if without_keys:
            return
        raise
    if found.findings:
        lines = "\n".join(f"- {finding}" for finding in found.findings)
        raise BackupTrouble(f"The journal in this archive is not as it was written:\n{lines}")


def _insist_on_mac(archive: Archive, *, without_keys: bool) -> None:
    try:
        good = compare_digest(archive.manifest.mac(), archive.mac)
    except KeyMissing:
        if without_keys:
            return
        raise
    if not good:
        raise BackupTrouble("The list in this archive was altered, or was made with other keys.")


def _insist_on_empty_place() -> None:
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        people = False
    else:
        people = any(_has_rows(model) for model in tables() if not model._meta.label_lower.startswith(NO_SIGN))
    if people or (any(path.is_file() for path in _files().rglob("*")) and not _was_cut_short()):
        raise BackupTrouble(
            f"There is something here already: the database or {_files()} is not empty. "
            "Restore into an empty place (HOLDSPACE_DATA, DATABASE_URL), so that nothing is lost."
        )


def _has_rows(model: type) -> bool:
    try:
        with transaction.atomic():
            return bool(model._base_manager.exists())  # type: ignore[attr-defined]
    except DatabaseError:
        return False  # There is no such table yet.


def _files() -> Path:
    return Path(settings.MEDIA_ROOT)


def _mark() -> Path:
    return _files().with_name("files.moved-in-by-restore")


def _was_cut_short() -> bool:
    """Files of an earlier restore moved in, but its database never did."""
    return _mark().exists()


def _write_files(archive: Archive, folder: Path, step: Callable[[int], object]) -> None:
    for name in archive.names("files/"):
        path = folder / name.removeprefix("files/")
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            with archive.open(name) as file:
                shutil.copyfileobj(file, out)
            out.flush()
            os.fsync(out.fileno())
        step(1)


def _move_in(new_files: Path) -> None:
    """Until the database follows, the mark says that these files are no sign of people."""
    _mark().touch()
    _clear(_files())
    if new_files.exists():
        new_files.replace(_files())


def _settle() -> None:
    _mark().unlink(missing_ok=True)


def _clear(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _remove_database(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
