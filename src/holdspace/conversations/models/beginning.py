"""First words that somebody is writing and has not sent."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.vault.fields import EncryptedTextField


class Beginning(models.Model):
    """One person's draft to another, before there is a thread of the two. Nobody else ever sees it."""

    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    whom = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = EncryptedTextField(context="conversations.beginning.words")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["community", "person", "whom"], name="beginning_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "community", "-at", "-id"], name="beginnings_of_person"),
        ]

    def __str__(self) -> str:
        return f"beginning {self.pk}"
