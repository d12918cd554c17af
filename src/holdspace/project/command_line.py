"""The `holdspace` command: ours and Django's own beneath."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run one command. Whatever it writes is for the eyes of this account of the machine alone."""
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["holdspace", *sys.argv[1:]])
