"""`holdspace serve`: the server alone."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from holdspace.project.safety import why_unsafe
from holdspace.project.server import server_command, why_not_listening
from holdspace.project.static_files import gather_static_files


class Command(BaseCommand):
    help = (
        "Serve the pages, without a worker. HOLDSPACE_PORT and HOLDSPACE_BIND say where, HOLDSPACE_WORKERS how many "
        "processes (one for each core is usual). Mail and notices need `holdspace worker` beside it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Becomes the server: does not return."""
        if problem := why_not_listening(settings.HOLDSPACE_BIND, settings.HOLDSPACE_PORT):
            raise CommandError(problem)
        if problem := why_unsafe(settings):
            raise CommandError(problem)
        gather_static_files()
        command = server_command(
            bind=settings.HOLDSPACE_BIND, port=settings.HOLDSPACE_PORT, workers=settings.HOLDSPACE_WORKERS
        )
        os.execv(command[0], command)  # noqa: S606
