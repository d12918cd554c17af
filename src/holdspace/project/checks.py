"""The same as Django's system checks, so that `holdspace check` and every command says it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from holdspace.project.safety import unsafe_settings
from holdspace.vault.keys import keys_file, too_open


def register_checks() -> None:
    """Called once from ready()."""
    register("security")(settings_are_safe)
    register("security")(keys_are_closed)


def settings_are_safe(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """One error for each thing that is unsafe."""
    return [Error(u.what, hint=u.do, id=f"holdspace.{u.name}") for u in unsafe_settings(settings)]


def keys_are_closed(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """A warning when others on the machine can read the keys."""
    if not too_open():
        return []
    return [
        Warning(
            f"The keys file {keys_file()} can be read by others on this machine.",
            hint=f"chmod 600 {keys_file()}",
            id="holdspace.keys",
        )
    ]
