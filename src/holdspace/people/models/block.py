"""One person wants nothing of another here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdspace.people.models.person import Person


class Block(models.Model):
    """One person wants nothing of another here. Works everywhere at once, both ways, and is never told."""

    blocker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    blocked = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="block_once"),
            models.CheckConstraint(condition=~models.Q(blocker=models.F("blocked")), name="block_not_oneself"),
        ]
        indexes: ClassVar = [models.Index(fields=["blocked", "blocker"], name="block_other_way")]

    def __str__(self) -> str:
        return f"block {self.pk}"
