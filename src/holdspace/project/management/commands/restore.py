"""`holdspace restore PATH`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from holdspace.grammar.actors import OPERATOR
from holdspace.grammar.progress import Progress
from holdspace.project.backups.archive import Archive
from holdspace.project.backups.restoring import restore_backup
from holdspace.project.backups.trouble import BackupTrouble
from holdspace.search.actions import rebuild
from holdspace.vault.keys import KeyMissing, KeysUnreadable, keys_file
from holdspace.work.trouble import class_of

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Bring a backup back into an empty place: all of it, or nothing."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the archive that `holdspace backup` wrote")
        parser.add_argument(
            "--without-keys",
            action="store_true",
            help="restore although the keys are lost: what was encrypted stays unreadable",
        )

    def handle(self, *args: Any, path: Path, without_keys: bool, **options: Any) -> None:
        try:
            with Archive(path) as archive:
                manifest = archive.manifest
                files = len(archive.names("files/"))
                total = manifest.rows + files + len(manifest.sums)
                bar = Progress("Restoring", total, stream=sys.stderr, clock=time.monotonic)
                restore_backup(archive, without_keys=without_keys, step=bar.step)
                bar.end()
        except (BackupTrouble, KeyMissing, KeysUnreadable) as problem:
            raise CommandError(f"{problem}\nNothing was restored.") from None
        except (DatabaseError, ValueError, OSError) as problem:
            # The message of a database could hold a row.
            raise CommandError(f"The rows do not fit ({class_of(problem)}). Nothing was restored.") from None
        self._make_the_index()
        self.stdout.write(f"{manifest.rows} rows and {files} files are back, as they were at {manifest.made_at}.")
        self.stdout.write(f"Counted and compared. Head of the journal: {manifest.head or 'none yet'}")
        if not keys_file().exists():
            self.stdout.write(f"Without keys: put them at {keys_file()} should they be found.")

    def _make_the_index(self) -> None:
        """What can be found stands in no backup; what only keys open cannot be found without them."""
        try:
            self.stdout.write(f"{rebuild(by=OPERATOR, at=timezone.now())} things can be found by the search.")
        except KeyMissing:
            self.stdout.write("The search finds nothing yet: run `holdspace search rebuild` once there are keys.")
