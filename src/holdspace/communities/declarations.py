"""What this room tells the rooms below it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb


def declare() -> None:
    """Called once from ready()."""
    declare_verb("community.founded", _("founded the community"))
    declare_verb("membership.founded")
    declare_verb("membership.begun")
    declare_verb("membership.left")
    declare_verb("charter.affirmed")
    declare_verb("charter.put_in_force", _("put a new version of the charter in force"))
    declare_verb("role.given", _("gave somebody a role"))
    declare_verb("role.ended", _("ended somebody's role"))
