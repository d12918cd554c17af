"""Pictures. The row is in the database, the picture in the data folder under the row's name."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

DESCRIPTION_LENGTH = 200


class Picture(models.Model):
    """One picture as the program re-made it. `name` cannot be guessed, and is its address.

    `apart`: it belongs to one thing, and is seen by whoever may see that thing, not by everybody who may see its owner.
    It has a description for whoever cannot see it, or says openly that it is decorative.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40, unique=True)
    description = models.CharField(max_length=DESCRIPTION_LENGTH, blank=True, default="")
    decorative = models.BooleanField(default=False)
    apart = models.BooleanField(default=False)
    size = models.PositiveIntegerField()  # bytes of the large one
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(decorative=True, description="")
                | (models.Q(decorative=False) & ~models.Q(description="")),
                name="picture_described_or_decorative",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["owner", "-id"], name="picture_of_owner")]

    def __str__(self) -> str:
        return f"picture {self.pk}"
