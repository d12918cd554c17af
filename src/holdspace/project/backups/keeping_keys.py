"""The keys of a backup: in the archive, or in place already, or knowingly not there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.conf import settings

from holdspace.project.backups.trouble import BackupTrouble
from holdspace.vault.keys import fingerprints, keys_file

if TYPE_CHECKING:
    from pathlib import Path

    from holdspace.project.backups.archive import Archive


def install_keys(archive: Archive, *, without_keys: bool) -> list[Path]:
    """See to it that the keys are there; returns the files that were put in place. Never overwrites any.

    Raises `BackupTrouble` when something could not be read afterwards, unless that is meant.
    """
    installed = []
    if "keys" in archive.manifest.sums and not keys_file().exists():
        installed += _put(archive, "keys", keys_file())
    here = fingerprints()
    missing = sorted(i for i, mark in archive.manifest.keys.items() if here.get(i) != mark)
    if missing and not without_keys:
        take_keys_back(installed)
        raise BackupTrouble(
            f"The keys of this backup are not here: {', '.join(missing)}. Put your copy of the keys file at "
            f"{keys_file()} first, or say --without-keys: then what was encrypted stays unreadable."
        )
    return installed


def install_secret_key(archive: Archive) -> None:
    """So that links in mails stay good; the one that this very start may have made has signed nothing yet."""
    if "secret-key" in archive.manifest.sums:
        path = settings.HOLDSPACE_DATA / "secret-key"
        path.unlink(missing_ok=True)
        _put(archive, "secret-key", path)


def take_keys_back(installed: list[Path]) -> None:
    """Nothing was restored, so nothing stays."""
    for path in installed:
        path.unlink(missing_ok=True)


def _put(archive: Archive, name: str, path: Path) -> list[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        with archive.open(name) as file:
            out.write(file.read())
        out.flush()
        os.fsync(out.fileno())
    return [path]
