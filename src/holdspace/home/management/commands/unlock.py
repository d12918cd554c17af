"""`holdspace unlock EMAIL`: for somebody who has lost app, codes on paper and passkey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from holdspace.grammar.actors import OPERATOR
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.home.actions import leave_locked, unlock_person
from holdspace.people.queries import door_of
from holdspace.people.unlocking import LEAST_HOURS, MOST_HOURS, USUAL_HOURS

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from holdspace.people.queries import Door


class Command(BaseCommand):
    """Asks first, then waits: a voice on the telephone may not be whose door it is."""

    help = (
        "Take off the second step of somebody who lost it, after a wait in which they can stop it. "
        "Make sure first who it is: speak with them, in a way that you knew before they asked."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose door, how long the wait, and whether it is the other way."""
        parser.add_argument("email", metavar="EMAIL", help="the address that their code is mailed to")
        parser.add_argument(
            "--hours",
            type=int,
            default=USUAL_HOURS,
            metavar="N",
            help=f"how long they can stop it: {LEAST_HOURS} to {MOST_HOURS}, {USUAL_HOURS} where nothing is said",
        )
        parser.add_argument("--passkeys", action="store_true", help="their passkeys go, too: the device is lost")
        parser.add_argument("--withdraw", action="store_true", help="leave everything as it is after all")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, email: str, hours: int, passkeys: bool, **options: Any) -> None:
        """Say what will be done, ask, do it."""
        try:
            door = door_of(email=email, seen_by=OPERATOR)
        except NothingHere:
            raise CommandError(f"Nobody here has the address {email}.") from None
        if options["withdraw"]:
            self._withdraw(email)
            return
        self._tell(door, email, hours, passkeys=passkeys)
        if not options["yes"] and self._asked() != email.strip().lower():
            raise CommandError("That is another address. Nothing was done.")
        try:
            found = unlock_person(email=email, hours=hours, passkeys=passkeys, by=OPERATOR, at=timezone.now())
        except Refused as refusal:
            raise CommandError(f"{refusal.verdict.because} Nothing was done.") from None
        self.stdout.write(
            f"Begun. It is done on {found.due_at:%Y-%m-%d %H:%M} UTC, if nobody stops it. "
            f"`holdspace unlock {email} --withdraw` leaves everything as it is."
        )

    def _withdraw(self, email: str) -> None:
        try:
            leave_locked(email=email, by=OPERATOR, at=timezone.now())
        except NothingHere:
            raise CommandError(f"Nothing waits for {email}.") from None
        self.stdout.write("Withdrawn. The second step stays, and they were told.")

    def _tell(self, door: Door, email: str, hours: int, *, passkeys: bool) -> None:
        last = f"came in last on {door.last_at:%Y-%m-%d}" if door.last_at else "never came in"
        gone = "app and codes on paper" + (f", and {door.passkeys} passkeys" if passkeys else "")
        self.stdout.write(
            f"{email}: {door.name}, here since {door.joined_at:%Y-%m-%d}, {last}, "
            f"signed in with {door.sessions} browsers, second step {'on' if door.second_step else 'off'}, "
            f"{door.passkeys} passkeys.\n"
            f"In {hours} hours: {gone} are taken off, and every browser is signed out. From then on a code mailed to "
            f"{email} opens the door by itself, so whoever reads that mail comes in.\n"
            "At once: they are told by mail and on their pages, and can stop it there without signing in. "
            "Whoever comes in with the second step or a passkey stops it, too. "
            "It stands in the power record of their communities, without their name."
        )

    def _asked(self) -> str:
        try:
            return input("Have you made sure who it is? Then type the address once more: ").strip().lower()
        except EOFError:
            raise CommandError("Nobody answered. Nothing was done.") from None
