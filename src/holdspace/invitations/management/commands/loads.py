"""`holdspace loads rebuild`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from holdspace.communities.queries import all_communities
from holdspace.grammar.actors import OPERATOR
from holdspace.invitations.actions import rebuild_loads

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Work out anew from the journal what everybody carried lately."""

    help = "Works out anew from the journal what members carried lately; what somebody had forgotten stays forgotten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word for what to do."""
        parser.add_argument("what", choices=["rebuild"], help="rebuild: for every community")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each community."""
        for community in all_communities(seen_by=OPERATOR):
            found = rebuild_loads(community=community, by=OPERATOR, at=timezone.now())
            self.stdout.write(f"{community.slug}: {found} members carried something lately.")
