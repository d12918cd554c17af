"""What this room tells the rooms below it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb


def declare() -> None:
    """Called once from ready()."""
    declare_verb("scenarios.adopted", _("took up the situations and criteria that applications are read with"))
