"""What the worker worked out from finished readings: of a community as a whole, and of each reader for themself."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.communities.models import Community


class ReadingFigures(models.Model):
    """How alike a community reads, as of `at`. `found` is what queries/figures.py reads: {"alpha": {...}, "criteria":
    [...], "apart", "linked"}; what too few readings cannot tell is not worked out, and so not there."""

    community = models.OneToOneField(Community, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    applications = models.PositiveIntegerField(default=0)  # read by two or more
    readings = models.PositiveIntegerField(default=0)
    readers = models.PositiveIntegerField(default=0)
    found = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"figures of {self.community_id}"


class ReaderFigure(models.Model):
    """How much higher or lower than others one reader marks, in levels, shrunk towards zero; theirs alone to see.

    `leniency` is None while too little was read, or too few read here. `since` is when they let it be forgotten:
    readings before that count in nothing of theirs any more.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    readings = models.PositiveIntegerField(default=0)
    leniency = models.FloatField(null=True)
    error = models.FloatField(null=True)
    since = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "community"], name="reader_figure_once")]

    def __str__(self) -> str:
        return f"figure {self.pk}"
