"""What the program tells one person."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """One thing told to one person, on the page; deliveries (mail, digest) hang on it. No private text in it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    community_id = models.BigIntegerField(null=True)
    community_name = models.CharField(max_length=80, blank=True, default="")
    who = models.CharField(max_length=80, blank=True, default="")
    url = models.CharField(max_length=300)
    about_kind = models.CharField(max_length=40, blank=True, default="")
    about_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "-at", "-id"], name="notice_of_person")]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"
