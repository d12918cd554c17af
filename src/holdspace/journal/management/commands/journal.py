"""`holdspace journal head`, `holdspace journal verify`."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Sum

from holdspace.grammar.progress import Progress
from holdspace.journal.models import Seal
from holdspace.journal.verification import head_now, verify_journal
from holdspace.vault.keys import KeyMissing, KeysUnreadable

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Look whether the record of what happened is as it was written."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_subparsers(dest="what", required=True)
        what.add_parser("head", help="print the head of the chain: note it down outside this machine")
        verify = what.add_parser("verify", help="name every entry that was altered, removed or inserted")
        verify.add_argument("--head", default="", help="a head noted down earlier, which must still be in the chain")

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        if what == "head":
            self.stdout.write(head_now() or "Nothing is sealed yet.")
            return
        total = Seal.objects.aggregate(n=Sum("count"))["n"] or 0
        bar = Progress("Reading the journal", total, stream=sys.stderr, clock=time.monotonic)
        try:
            result = verify_journal(head=options["head"], step=bar.step)
        except (KeyMissing, KeysUnreadable) as problem:
            raise CommandError(str(problem)) from None
        bar.end()
        for finding in result.findings:
            self.stdout.write(str(finding))
        self.stdout.write(f"{result.sealed} entries under seal, {result.unsealed} waiting for the next one.")
        self.stdout.write(f"Head: {result.head or 'none yet'}")
        if result.findings:
            raise CommandError(f"The journal is not as it was written: {len(result.findings)} findings above.")
        self.stdout.write("Everything is as it was written.")
