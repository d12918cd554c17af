"""`holdspace search rebuild`."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from holdspace.grammar.actors import OPERATOR
from holdspace.grammar.progress import Progress
from holdspace.search.actions import rebuild
from holdspace.search.models import Line

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Make the index of the search anew."""

    help = (
        "Makes the index of the search anew from what is there: after moving in from elsewhere, or whenever the search "
        "does not find what it should. The place stays open meanwhile, and it can be cut short and begun again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word for what to do."""
        parser.add_argument("what", choices=["rebuild"], help="rebuild: for every community")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say how much there is to find."""
        bar = Progress("Making the index", Line.objects.count(), stream=sys.stderr, clock=time.monotonic)
        count = rebuild(by=OPERATOR, at=timezone.now(), step=bar.step)
        bar.end()
        self.stdout.write(f"{count} things can be found.")
