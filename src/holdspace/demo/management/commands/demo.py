"""`holdspace demo`: a made-up community with eight weeks of life."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from holdspace.communities.models import Community
from holdspace.demo.actions import play_demo
from holdspace.grammar.actors import OPERATOR
from holdspace.grammar.refusals import Refused

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

WIDTH = 30


class Command(BaseCommand):
    help = (
        "Fill an empty Holdspace with a made-up community of about twenty people and eight weeks of life, so that one "
        "can walk around in it. It refuses where real people live. Done twice, it changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What the operator says."""
        parser.add_argument("--seed", type=int, default=1, help="another number moves things by some minutes")
        parser.add_argument("--until", default="", metavar="DATE", help="the day the story ends, as 2026-11-22 (today)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Play it, or say plainly what is in the way."""
        if Community.objects.filter(is_demo=True).exists():
            self.stdout.write("The demo community is there already.")
            return
        try:
            play_demo(by=OPERATOR, at=_end(options["until"]), seed=options["seed"], tell=self._bar)
        except Refused as refusal:
            raise CommandError(str(refusal.verdict.because)) from None
        if sys.stderr.isatty():
            self.stderr.write("")
        self.stdout.write("The demo community is there: eight weeks of Bridges.")

    def _bar(self, share: float) -> None:
        if sys.stderr.isatty():
            done = int(WIDTH * max(0.0, min(1.0, share)))
            self.stderr.write(f"\rEight weeks go by {'█' * done}{'·' * (WIDTH - done)}", ending="")


def _end(day: str) -> datetime:
    if not day:
        return timezone.now()
    try:
        return datetime.fromisoformat(day).replace(hour=18, tzinfo=UTC)
    except ValueError:
        raise CommandError("Write the day as 2026-11-22.") from None
