"""Kinds of gifts, and which way somebody leans lately, with the words that they alone read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class GiftKind(models.TextChoices):
    """What was given."""

    SUPPORT = "support", _("words for a share")
    HELP = "help", _("help")
    RESOURCE = "resource", _("a resource")
    COLLABORATION = "collaboration", _("collaboration")
    OPPORTUNITY = "opportunity", _("an opportunity")
    REFERRAL = "referral", _("a place for somebody to go")


class Leaning(models.TextChoices):
    """Which way giving and receiving lean. The label is the whole of what the page says: no number, no rank."""

    NOTHING_YET = "nothing_yet", _("Nothing here yet. It begins with one small thing, given or asked for.")
    QUIET = "quiet", _("It has been quiet lately, and quiet is fine.")
    MOSTLY_GIVEN = (
        "mostly_given",
        _("Lately you have mostly given. Is there something you would like to ask for?"),
    )
    MOSTLY_RECEIVED = (
        "mostly_received",
        _("Lately you have mostly received, and that is what this place is for."),
    )
    CLOSE = "close", _("Giving and receiving have been close lately.")
