"""What this room tells the rooms below it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb


def declare() -> None:
    """Called once from ready()."""
    declare_verb("person.joined")
    declare_verb("person.named")
    declare_verb("person.blocked")
    declare_verb("person.unblocked")
    declare_verb("person.erased")
    declare_verb("person.took_along", _("took a copy of everything that is theirs"))
