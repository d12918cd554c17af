"""What this room tells the rooms below it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb
from holdspace.people.personal import declare_personal
from holdspace.resources.personal import OF_RESOURCES
from holdspace.resources.queries import may_read_file
from holdspace.uploads.access import declare_file_rule
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way

VERBS = ("resource.given", "resource.changed", "resource.taken_back")


def declare() -> None:
    """Called once from ready()."""
    for verb in VERBS:
        declare_verb(verb)
    declare_way("resources", "resources:shelf")
    declare_menu("resources:shelf", label=_("Resources"), icon="book-open", order=25, place="behind")
    declare_personal(OF_RESOURCES)
    declare_file_rule("resource", may_read_file)
