"""Who may see one part of a profile, and as whom somebody reads it."""

from __future__ import annotations

from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeenBy(models.TextChoices):
    """From the fewest to the most."""

    ME = "me", _("only me")
    CIRCLES = "circles", _("the people of my circles")
    COMMUNITIES = "communities", _("the people of my communities")
    EVERYBODY = "everybody", _("everybody, also outside")


class CredentialKind(models.TextChoices):
    """What somebody may practice with."""

    LICENSE = "license", _("License")
    REGISTRATION = "registration", _("Registration")
    CERTIFICATE = "certificate", _("Certificate")
    TRAINING = "training", _("Training")


class VerifiedHow(models.TextChoices):
    """How a steward looked at it; the label completes "verified by a steward on …, who …"."""

    REGISTER = "register", _("looked it up in the public register")
    DOCUMENT = "document", _("saw the document")
    ASKED = "asked", _("asked whoever issued it")


class Reader(Enum):
    """As whom somebody reads a profile, with what is shown to them."""

    OWNER = frozenset(SeenBy.values)
    CIRCLE = frozenset(SeenBy.values) - {SeenBy.ME.value}
    MEMBER = frozenset({SeenBy.COMMUNITIES.value, SeenBy.EVERYBODY.value})
    ANYBODY = frozenset({SeenBy.EVERYBODY.value})

    def may_read(self, level: str) -> bool:
        """Whether a part of this level is shown to them."""
        return level in self.value


class Soon(models.TextChoices):
    """How soon somebody usually answers, in hours; the label is all that is ever shown."""

    DAY = "24", _("usually answers within a day")
    TWO_DAYS = "48", _("usually answers within two days")
    WEEK = "168", _("usually answers within a week")
