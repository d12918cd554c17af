"""Making a backup."""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

import holdspace
from holdspace.journal.sealing import seal_all
from holdspace.journal.verification import head_now
from holdspace.project.backups.manifest import NAME, Manifest
from holdspace.project.backups.rows import lines_of, tables
from holdspace.project.backups.snapshot import one_moment
from holdspace.project.backups.trouble import BackupTrouble
from holdspace.project.health import unapplied
from holdspace.vault.keys import fingerprints, keys_file, newest_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

SPOOL_BYTES = 8_000_000


def make_backup(
    path: Path, *, at: datetime, with_keys: bool, begin: Callable[[int], Callable[[int], object]]
) -> Manifest:
    """Write the archive and return what is in it. It has its name only once it is whole, and is its owner's alone.

    `begin` is told how much there is to do and returns what to call with each part done. Raises `BackupTrouble`.
    """
    if path.exists():
        raise BackupTrouble(f"{path} is there already. Choose another name, or remove it first.")
    if not path.parent.is_dir():
        raise BackupTrouble(f"There is no folder {path.parent}.")
    if unapplied(connection):
        raise BackupTrouble("The database is not up to date. Run `holdspace migrate` first.")
    seal_all(at=at)
    newest, _ = newest_key()
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            with tarfile.open(fileobj=out, mode="w:gz" if path.suffix in {".gz", ".tgz"} else "w") as tar:
                manifest = _fill(tar, path.parent, at=at, with_keys=with_keys, newest=newest, begin=begin)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _fill(
    tar: tarfile.TarFile,
    beside: Path,
    *,
    at: datetime,
    with_keys: bool,
    newest: str,
    begin: Callable[[int], Callable[[int], object]],
) -> Manifest:
    with one_moment(beside):
        manifest = Manifest(
            version=holdspace.__version__,
            made_at=at.isoformat(),
            database=connection.vendor,
            migrations=sorted(".".join(name) for name in MigrationRecorder(connection).applied_migrations()),
            head=head_now(),
            keys=fingerprints(),
            key_id=newest,
        )
        files = sorted(p for p in Path(settings.MEDIA_ROOT).glob("*/*") if p.is_file() and p.suffix != ".part")
        step = begin(sum(model._base_manager.count() for model in tables()) + len(files))
        for model in tables():
            with tempfile.TemporaryFile(dir=beside) as spool:
                count = -1
                for line in lines_of(model):
                    spool.write(line)
                    count += 1
                    step(1 if count else 0)
                manifest.tables[model._meta.label_lower] = count
                _add(tar, manifest, f"rows/{model._meta.label_lower}.jsonl", spool)
    # After the moment: whatever it names and nobody has taken down since is still there.
    for file in files:
        _add_file(tar, manifest, f"files/{file.parent.name}/{file.name}", file)
        step(1)
    if with_keys:
        _add_file(tar, manifest, "keys", keys_file())
        _add_file(tar, manifest, "secret-key", settings.HOLDSPACE_DATA / "secret-key")
    _write(tar, NAME, io.BytesIO(manifest.written()))
    return manifest


def _add_file(tar: tarfile.TarFile, manifest: Manifest, name: str, path: Path) -> None:
    try:
        with path.open("rb") as file:
            _add(tar, manifest, name, file)
    except FileNotFoundError:
        return


def _add(tar: tarfile.TarFile, manifest: Manifest, name: str, file: IO[bytes]) -> None:
    file.seek(0)
    digest = sha256()
    while block := file.read(1_000_000):
        digest.update(block)
    manifest.sums[name] = digest.hexdigest()
    _write(tar, name, file)


def _write(tar: tarfile.TarFile, name: str, file: IO[bytes]) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = file.seek(0, os.SEEK_END)
    entry.mode = 0o600
    file.seek(0)
    tar.addfile(entry, file)
