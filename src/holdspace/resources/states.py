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


class CollectionState(models.TextChoices):
    """There, until whoever keeps it lets it go."""

    HERE = "here", _("here")
    LET_GO = "let_go", _("let go")


class TakingState(models.TextChoices):
    """How somebody stands to what they took along."""

    TAKEN = "taken", _("taken along")
    HELPED = "helped", _("it helped")
    NOT_FOR_ME = "not_for_me", _("not for me")
    NOT_AFTER_ALL = "not_after_all", _("not after all")


class Answer(models.TextChoices):
    """What somebody says who is asked whether it helped."""

    HELPED = "helped", _("Yes, it helped")
    NOT_FOR_ME = "not_for_me", _("It was not for me")


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

TAKING_MOVES: Final = {
    "helped": ((TakingState.TAKEN, TakingState.NOT_FOR_ME), TakingState.HELPED),
    "not_for_me": ((TakingState.TAKEN,), TakingState.NOT_FOR_ME),
    # The end: a line of the ledger that was taken back is not written a second time.
    "not_after_all": ((TakingState.HELPED,), TakingState.NOT_AFTER_ALL),
}
TAKING_NOW: Final = {
    TakingState.TAKEN: _("You took it along, and have not said yet whether it helped."),
    TakingState.HELPED: _("You said already that it helped."),
    TakingState.NOT_FOR_ME: _("You said already that it was not for you."),
    TakingState.NOT_AFTER_ALL: _("You said already that it did not help after all."),
}

COLLECTION_MOVES: Final = {
    "change": ((CollectionState.HERE,), CollectionState.HERE),
    "let_go": ((CollectionState.HERE,), CollectionState.LET_GO),
}
COLLECTION_NOW: Final = {
    CollectionState.HERE: _("This collection is here."),
    CollectionState.LET_GO: _("This collection was let go already."),
}
