"""`holdspace ledger check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from holdspace.gifts.actions import rebuild_lines, rebuild_sums
from holdspace.gifts.queries import check_ledger
from holdspace.grammar.actors import OPERATOR

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from holdspace.gifts.queries import LedgerCheck


class Command(BaseCommand):
    """Hold the ledger of gifts against the journal, and the sums of giving and receiving against the ledger."""

    help = "Looks after the ledger of gifts: `ledger check` compares it with the journal, and the sums with it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word for what to do."""
        parser.add_argument("what", choices=["check"], help="check: compare, and say what differs; changes nothing")
        parser.add_argument(
            "--rebuild",
            action="store_true",
            help=(
                "also write removed lines again from the journal, and compute sums anew where they are wrong; a line "
                "that stands is never changed"
            ),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Ends with an error where something is wrong that was not mended, so that a schedule can notice."""
        found = check_ledger(seen_by=OPERATOR)
        self._tell(found)
        if options["rebuild"] and (found.missing or found.wrong_sums):
            if found.missing:
                back = rebuild_lines(by=OPERATOR, at=timezone.now())
                self.stdout.write(f"{back} gifts were written again from the journal.")
            mended = rebuild_sums(by=OPERATOR, at=timezone.now())
            self.stdout.write(f"{mended} sums were computed anew.")
            found = check_ledger(seen_by=OPERATOR)
        if not found.is_whole:
            raise CommandError("The ledger is not whole; see above.")
        self.stdout.write("Ledger, journal and sums tell the same.")

    def _tell(self, found: LedgerCheck) -> None:
        self.stdout.write(f"{found.lines} gifts in the ledger.")
        for number in found.missing:
            self.stdout.write(f"Gift {number} stands in the journal and not in the ledger: it was removed.")
        for number in found.unknown:
            self.stdout.write(f"Gift {number} stands in the ledger and not in the journal: it was put there by hand.")
        for number in found.changed:
            self.stdout.write(f"Gift {number} says something else in the ledger than in the journal: it was changed.")
        for person_id, community_id in found.wrong_sums:
            self.stdout.write(f"The sums of person {person_id} in community {community_id} are not what they gave.")
