"""What this room tells the rooms below it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb
from holdspace.scenarios.rules import may_read_the_bank
from holdspace.web.menu import declare_menu


def declare() -> None:
    """Called once from ready()."""
    declare_verb("scenarios.written", _("wrote a situation that applications can be asked"))
    declare_verb("scenarios.retired", _("retired a situation"))
    declare_verb("scenarios.brought_back", _("brought a retired situation back"))
    declare_menu("scenarios:bank", label=_("Situations"), icon="book-open", order=72, place="behind", shown=_reads_it)
    declare_verb("scenarios.adopted", _("took up the situations and criteria that applications are read with"))


def _reads_it(here: Any) -> bool:
    return bool(here.membership is not None and may_read_the_bank(here.membership).allowed)
