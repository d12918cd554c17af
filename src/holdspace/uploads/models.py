"""Pictures and files. The row is in the database, the bytes in the data folder under the row's name."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.uploads.contents import NAME_LENGTH
from holdspace.uploads.states import FileKind

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


class File(models.Model):
    """A PDF, a text or an image that belongs to one thing: seen by whoever may see that thing, and by its owner.

    `name` cannot be guessed, and is its address; `called` is what it is named when somebody keeps it. An image has a
    description for whoever cannot see it.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    called = models.CharField(max_length=NAME_LENGTH)
    description = models.CharField(max_length=DESCRIPTION_LENGTH, blank=True, default="")
    size = models.PositiveIntegerField()  # bytes as kept
    width = models.PositiveIntegerField(default=0)  # points of an image; 0 for what is none
    height = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(kind=FileKind.IMAGE) | ~models.Q(description=""), name="file_image_described"
            ),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="file_not_empty"),
        ]
        indexes: ClassVar = [models.Index(fields=["owner", "-id"], name="file_of_owner")]

    def __str__(self) -> str:
        return f"file {self.pk}"
