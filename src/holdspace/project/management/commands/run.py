"""`holdspace run`: everything on one machine."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from holdspace.project.safety import why_unsafe
from holdspace.project.server import server_command, why_not_listening
from holdspace.project.static_files import gather_static_files

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = (
        "Make the tables, then keep server and worker alive until you stop it (Ctrl-C or SIGTERM). "
        "HOLDSPACE_PORT, HOLDSPACE_BIND and HOLDSPACE_WORKERS say where and how wide."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Two switches."""
        parser.add_argument("--no-migrate", action="store_true", help="leave the tables as they are")
        parser.add_argument("--demo", action="store_true", help="demo mode (HOLDSPACE_DEMO=1); plays the demo first")

    def handle(self, *args: Any, no_migrate: bool, demo: bool, **options: Any) -> None:
        """Becomes the supervisor: does not return."""
        if demo and not settings.HOLDSPACE_DEMO:
            _begin_again_as_demo(no_migrate=no_migrate)
        if told := why_not_listening(settings.HOLDSPACE_BIND, settings.HOLDSPACE_PORT):
            raise CommandError(told)
        if not no_migrate:
            call_command("migrate", verbosity=0, interactive=False)
        if problem := why_unsafe(settings):
            raise CommandError(problem)
        if demo:
            call_command("demo")
        gather_static_files()
        connections.close_all()
        plan = {
            "server": server_command(
                bind=settings.HOLDSPACE_BIND, port=settings.HOLDSPACE_PORT, workers=settings.HOLDSPACE_WORKERS
            ),
            "worker": [sys.executable, "-m", "holdspace", "worker"],
            "url": settings.HOLDSPACE_URL,
            "bind": settings.HOLDSPACE_BIND,
            "port": settings.HOLDSPACE_PORT,
        }
        # The supervisor needs nothing of what is loaded here, and lives as long as the house.
        supervisor = [sys.executable, "-m", "holdspace.project.supervisor", json.dumps(plan)]
        os.execv(supervisor[0], supervisor)  # noqa: S606


def _begin_again_as_demo(*, no_migrate: bool) -> None:
    """What the switch changes was read from the environment already: once more, with it set."""
    os.environ["HOLDSPACE_DEMO"] = "1"
    switches = ["--no-migrate"] if no_migrate else []
    again = [sys.executable, "-m", "holdspace", "run", "--demo", *switches]
    os.execv(again[0], again)  # noqa: S606
