"""What a reader marked on an answer to practise on. Nobody else sees it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.communities.models import Community


class Practice(models.Model):
    """One answer to practise on (its slug and version, in scenarios/data/practice.toml), read with one set of criteria.
    `marks` is {criterion's slug: level}."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    case = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    rubric = models.CharField(max_length=60)
    marks = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "community", "rubric", "case", "version"], name="practice_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["community", "rubric", "person"], name="practice_of_readers")]

    def __str__(self) -> str:
        return f"practice {self.pk}"
