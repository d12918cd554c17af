"""`holdspace operator EMAIL`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from holdspace.grammar.actors import OPERATOR
from holdspace.grammar.refusals import NothingHere
from holdspace.people.actions import end_operator, make_operator

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Gives and takes the keys of the machine."""

    help = (
        "Make somebody an operator: they can read /operator/, which shows how the machine does and nobody's words. "
        "They sign in like everybody, by a code mailed to this address; the account is made if there is none. "
        "Being operator gives no role in any community."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The address, and whether it ends."""
        parser.add_argument("email", metavar="EMAIL", help="the address that the code is mailed to")
        parser.add_argument("--end", action="store_true", help="take it back; the account stays")

    def handle(self, *args: Any, email: str, end: bool, **options: Any) -> None:
        """Do it and say so."""
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email} does not look like an e-mail address.") from None
        at = timezone.now()
        if end:
            try:
                end_operator(email=email, by=OPERATOR, at=at)
            except NothingHere:
                raise CommandError(f"No operator has the address {email}.") from None
            self.stdout.write(f"{email} is no operator any more.")
        else:
            make_operator(email=email, by=OPERATOR, at=at)
            self.stdout.write(f"{email} is an operator now. Sign in on the front page, then open /operator/.")
