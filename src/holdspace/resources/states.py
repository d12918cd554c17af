"""What a resource is, on which terms it is given, and how it moves."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResourceKind(models.TextChoices):
    """What somebody gives."""

    LINK = "link", _("A link")
    FILE = "file", _("A file")
    HOWTO = "howto", _("A short how-to")


class ResourceState(models.TextChoices):
    """On the shelf, until its giver takes it back."""

    HERE = "here", _("on the shelf")
    TAKEN_BACK = "taken_back", _("taken back")


class Licence(models.TextChoices):
    """What others may do with it, in plain words; the usual names stand behind where there are some."""

    MINE = "mine", _("I made it. Use it here, and ask me before it goes further")
    CC0 = "cc0", _("Free for everything (public domain, CC0)")
    BY = "cc-by", _("Free to use, change and pass on, with the maker's name (CC BY)")
    BY_SA = "cc-by-sa", _("The same, and whoever changes it passes it on in the same way (CC BY-SA)")
    BY_NC = "cc-by-nc", _("Free to use and pass on with the maker's name, but not to sell (CC BY-NC)")
    READ = "read", _("To read. All else is its maker's to allow")
    UNKNOWN = "unknown", _("I do not know")


# A file is kept by this place, so somebody must have said that it may be.
NO_FILE_UNDER: Final = (Licence.READ, Licence.UNKNOWN)

RESOURCE_MOVES: Final = {
    "change": ((ResourceState.HERE,), ResourceState.HERE),
    "take_back": ((ResourceState.HERE,), ResourceState.TAKEN_BACK),
}
RESOURCE_NOW: Final = {
    ResourceState.HERE: _("This is on the shelf."),
    ResourceState.TAKEN_BACK: _("This was taken back already."),
}
