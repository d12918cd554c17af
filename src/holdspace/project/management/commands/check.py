"""`holdspace check`: is this place well, and if not, what to do."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands.check import Command as DjangosOwn
from django.utils import timezone

from holdspace.project.looking import LOOK, OK, WRONG, look_at_everything

SIGNS = {OK: "ok     ", LOOK: "look   ", WRONG: "wrong  "}


class Command(DjangosOwn):
    help = (
        "Look at settings, database, keys, files, disk, mail, limits, clock and worker, and say what to do about what "
        "is wrong. With a label, a tag or --deploy: Django's own check."
    )

    def handle(self, *app_labels: Any, **options: Any) -> None:
        """Ends with 1 when something is wrong."""
        asked = ("tags", "list_tags", "deploy", "databases")
        if app_labels or any(options.get(name) for name in asked):
            super().handle(*app_labels, **options)
            return
        wrong = 0
        for line in look_at_everything(at=timezone.now()):
            style = {OK: self.style.SUCCESS, LOOK: self.style.WARNING, WRONG: self.style.ERROR}[line.how]
            self.stdout.write(f"{style(SIGNS[line.how])}{line.about}: {line.what}")
            if line.do:
                self.stdout.write(f"       {line.do}")
            wrong += line.how == WRONG
        if wrong:
            raise CommandError(f"{wrong} to mend.")
