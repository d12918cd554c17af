"""`holdspace role give|end ROLE EMAIL`: what a steward does on a page, from the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from holdspace.communities.actions import end_role, give_role
from holdspace.communities.queries import memberships_by_email
from holdspace.communities.states import Role
from holdspace.grammar.actors import OPERATOR
from holdspace.grammar.refusals import Refused

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Give a member a role (host, reviewer, steward) or end it. It stands in the power record that members read."

    def add_arguments(self, parser: CommandParser) -> None:
        """What the operator says."""
        parser.add_argument("what", choices=["give", "end"])
        parser.add_argument("role", choices=Role.values)
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--community", default="", metavar="SLUG", help="needed where the person is in several")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or say plainly what is in the way."""
        found = memberships_by_email(email=options["email"], slug=options["community"], seen_by=OPERATOR)
        if not found:
            raise CommandError(f"{options['email']} is not a member here. Roles go to people who are inside.")
        if len(found) > 1:
            slugs = ", ".join(m.community.slug for m in found)
            raise CommandError(f"{options['email']} is in several communities: say --community with one of {slugs}.")
        act = give_role if options["what"] == "give" else end_role
        try:
            act(membership=found[0], role=Role(options["role"]), by=OPERATOR, at=timezone.now())
        except Refused as refusal:
            raise CommandError(str(refusal.verdict.because)) from None
        roles = ", ".join(found[0].roles) or "no role"
        self.stdout.write(f"{options['email']} in {found[0].community.name}: {roles}.")
