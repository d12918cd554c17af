"""Two people who write to each other about nothing but themselves, and how many one may begin with."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

NEWCOMERS_A_WEEK = 2


class Pair(models.Model):
    """Two people of a community, once, whoever of them began. Their thread is about it.

    `began` is who asked last, `asked_at` when, `with_newcomer` whether the other had just come: what the limits count,
    of those that needed a yes.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    lower = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    higher = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    began = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    with_newcomer = models.BooleanField(default=False)
    needed_yes = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["community", "lower", "higher"], name="pair_once"),
            models.CheckConstraint(condition=models.Q(lower__lt=models.F("higher")), name="pair_in_order"),
        ]
        indexes: ClassVar = [models.Index(fields=["began", "community", "-asked_at"], name="pairs_begun_lately")]

    def __str__(self) -> str:
        return f"pair {self.pk}"


class Limits(models.Model):
    """How many conversations with newcomers one member of a community may begin in seven days."""

    community = models.OneToOneField("communities.Community", on_delete=models.CASCADE, related_name="+")
    newcomers_a_week = models.PositiveSmallIntegerField(default=NEWCOMERS_A_WEEK)

    def __str__(self) -> str:
        return f"limits {self.pk}"
