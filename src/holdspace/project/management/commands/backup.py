"""`holdspace backup PATH`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from holdspace.grammar.progress import Progress
from holdspace.project.backups.making import make_backup
from holdspace.project.backups.trouble import BackupTrouble
from holdspace.vault.keys import KeysUnreadable, keys_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Write everything that people put here into one archive, while the place stays open."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the archive to write: a name ending in .tar or .tar.gz")
        parser.add_argument(
            "--with-keys",
            action="store_true",
            help="put the keys in as well: then whoever has the archive can read everything in it",
        )

    def handle(self, *args: Any, path: Path, with_keys: bool, **options: Any) -> None:
        bars = []

        def begin(total: int) -> Callable[[int], object]:
            bars.append(Progress("Writing", total, stream=sys.stderr, clock=time.monotonic))
            return bars[0].step

        try:
            manifest = make_backup(path, at=timezone.now(), with_keys=with_keys, begin=begin)
        except (BackupTrouble, KeysUnreadable) as problem:
            raise CommandError(str(problem)) from None
        except OSError as problem:
            raise CommandError(f"Could not write {path}: {problem.strerror}. No backup was made.") from None
        for bar in bars:
            bar.end()
        files = sum(name.startswith("files/") for name in manifest.sums)
        self.stdout.write(f"{path}: {manifest.rows} rows in {len(manifest.tables)} tables, {files} files.")
        self.stdout.write(f"Head of the journal: {manifest.head or 'none yet'}")
        if with_keys:
            self.stdout.write("The keys are in it: whoever has this archive can read everything. Keep it locked away.")
        else:
            self.stdout.write(f"The keys are not in it: keep a copy of {keys_file()} somewhere else.")
