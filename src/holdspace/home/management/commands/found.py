"""`holdspace found NAME --steward EMAIL --founder EMAIL...`: a real community."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.text import slugify

from holdspace.communities.charter_file import DEFAULT, CharterUnreadable, read_charter
from holdspace.grammar.actors import OPERATOR
from holdspace.grammar.refusals import Refused
from holdspace.home.actions import found_whole_community

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = (
        "Found a real community. Its steward and founders get an account if they have none, and a mail that it is "
        "ready; each signs in with a mailed code, reads the charter, and says yes to it. They are openly marked as "
        "founders, since nobody could vet them. It needs at least two people."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What the operator says."""
        parser.add_argument("name", help='the community\'s name, for example "Bridges"')
        parser.add_argument("--steward", required=True, metavar="EMAIL", help="who runs it at first")
        parser.add_argument(
            "--founder", action="append", default=[], metavar="EMAIL", help="who founds it, too (say it for each)"
        )
        parser.add_argument("--tagline", default="", help='completes the name: "for people whose work is other people"')
        parser.add_argument("--slug", default="", help="its part of the address (made from the name otherwise)")
        parser.add_argument(
            "--charter", type=Path, default=DEFAULT, help="a TOML file with the charter's words (a default ships)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Found it, or say plainly what is in the way."""
        slug = options["slug"] or slugify(options["name"])[:40]
        if not slug:
            raise CommandError("Give the address part with --slug: this name has no letters for one.")
        for email in [options["steward"], *options["founder"]]:
            try:
                validate_email(email)
            except ValidationError:
                raise CommandError(f"{email} is not an e-mail address.") from None
        try:
            community = found_whole_community(
                slug=slug,
                name=options["name"],
                tagline=options["tagline"],
                charter=read_charter(options["charter"]),
                steward_email=options["steward"],
                founder_emails=options["founder"],
                by=OPERATOR,
                at=timezone.now(),
            )
        except (Refused, CharterUnreadable) as problem:
            raise CommandError(_why(problem)) from None
        self.stdout.write(f"{community.name} stands at {settings.HOLDSPACE_URL}/c/{community.slug}/")
        self.stdout.write("Its founders have a mail. Until they have affirmed the charter, its rooms are empty.")


def _why(problem: Refused | CharterUnreadable) -> str:
    return str(problem.verdict.because) if isinstance(problem, Refused) else str(problem)
