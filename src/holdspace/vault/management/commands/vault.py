"""`holdspace vault status` and `holdspace vault rotate`."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from holdspace.grammar.progress import Progress
from holdspace.vault import rotation
from holdspace.vault.keys import (
    KeysUnreadable,
    add_key,
    fingerprints,
    key_ring,
    keys_file,
    newest_key,
    too_open,
)
from holdspace.vault.sealing import CannotOpen

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Look after the keys that private texts are encrypted with."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_subparsers(dest="what", required=True)
        what.add_parser("status", help="which keys there are, and how many texts need which")
        rotate = what.add_parser(
            "rotate",
            help="make a new key and encrypt everything anew with it; goes on where it was interrupted",
        )
        rotate.add_argument(
            "--retire",
            action="store_true",
            help="afterwards take old keys that nothing needs out of the file",
        )

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        try:
            if what == "status":
                self._status()
            else:
                self._rotate(retire=options["retire"])
        except (CannotOpen, KeysUnreadable) as problem:
            raise CommandError(str(problem)) from None

    def _status(self) -> None:
        self.stdout.write(f"Keys file: {keys_file()}")
        if not keys_file().exists():
            self.stdout.write("There is none yet; the first key is made when the first private text is written.")
        if too_open():
            self.stdout.write(f"Others on this machine can read it. Close it with: chmod 600 {keys_file()}")
        marks = fingerprints()
        for number, key_id in enumerate(marks, 1):
            newest = " (new text takes this one)" if number == len(marks) else ""
            self.stdout.write(f"Key {key_id}, fingerprint {marks[key_id]}{newest}")
        for key_id, purpose in key_ring().derived:
            self.stdout.write(f"Key {key_id} is retired; what it derived for the {purpose} is kept")
        missing = set()
        for place, counts in rotation.key_usage().items():
            for key_id, n in sorted(counts.items()):
                self.stdout.write(f"{place}: {n} with key {key_id}")
                missing |= {key_id} - set(marks)
        if missing:
            raise CommandError(
                f"Missing from the keys file: {', '.join(sorted(missing))}. Add these lines from your copy of the file."
            )

    def _rotate(self, *, retire: bool) -> None:
        newest_key()
        behind = rotation.rows_behind()
        if behind:
            self.stdout.write(f"Going on: {behind} texts are not yet encrypted with the newest key.")
        else:
            self.stdout.write(f"New key {add_key()}. Copy the keys file to where you keep its copy: {keys_file()}")
            behind = rotation.rows_behind()
        while behind:
            bar = Progress("Encrypting anew", behind, stream=sys.stderr, clock=time.monotonic)
            done = rotation.encrypt_anew(bar.step)
            bar.end()
            self.stdout.write(f"{done} texts encrypted anew.")
            behind = rotation.rows_behind()
        if retire:
            self._retire()

    def _retire(self) -> None:
        for key_id in rotation.retire_unused():
            self.stdout.write(f"Key {key_id} is retired. Backups made before today still need it: keep its copy.")
