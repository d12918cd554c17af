"""What this room tells the rooms below it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way


def declare() -> None:
    """Called once from ready()."""
    declare_verb("community.opened", _("opened the community to its founders"))
    declare_menu("home:today", label=_("Today"), icon="sun", order=10)
    declare_menu("home:power_record", label=_("Power record"), icon="eye", order=70, place="behind")
    declare_menu(
        "home:stewardship",
        label=_("Who waits for whom"),
        icon="clock",
        order=30,
        place="behind",
        shown=lambda here: here.is_inside and here.is_steward,
    )
    declare_way("today", "home:today")
    declare_way("door", "home:door")
    declare_way("find", "home:find")
    declare_way("stewardship", "home:stewardship")
