"""Who may see one part of a profile."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeenBy(models.TextChoices):
    """So far two: circles and visitors come with their rooms."""

    ME = "me", _("only me")
    COMMUNITIES = "communities", _("the people of my communities")
