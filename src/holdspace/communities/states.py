"""Names of states and roles."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member does for the community beside being in it. Member itself is no role one gives."""

    HOST = "host", _("host")
    REVIEWER = "reviewer", _("reviewer")
    STEWARD = "steward", _("steward")


class MembershipState(models.TextChoices):
    """INSIDE from the day of the welcome (affirming the charter opens the rooms); LEFT by oneself."""

    INSIDE = "inside", _("inside")
    LEFT = "left", _("left")


class AudienceKind(models.TextChoices):
    """Who may see a thing, as one object."""

    EVERYBODY = "everybody", _("everybody here")


# What a charter says, part by part, in the order in which it is read.
CHARTER_FIELDS = ("is_for", "is_not_for", "who_it_is_for", "mission", "values", "agreements")
