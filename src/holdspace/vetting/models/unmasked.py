"""Who looked at the name behind an application that hides it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.vetting.models.application import Application


class Unmasked(models.Model):
    """One person's look behind one hidden name. From then on that person's pages show it; nobody else's do."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="unmasked")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "person"], name="unmasked_once")]

    def __str__(self) -> str:
        return f"unmasked {self.pk}"
