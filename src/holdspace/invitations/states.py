"""What somebody can hold."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Holds(models.TextChoices):
    """Up to which level somebody reads today. High comes with high shares."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Low and medium")

    @property
    def levels(self) -> frozenset[str]:
        """The levels of shares that this covers."""
        return frozenset({"low"}) if self is Holds.LOW else frozenset({"low", "medium"})


USUALLY = Holds.MEDIUM
