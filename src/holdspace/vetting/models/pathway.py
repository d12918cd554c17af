"""One version of the steps from stranger to member."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdspace.communities.models import Community
from holdspace.scenarios.models import Rubric
from holdspace.vetting.words import people_in_words


class Pathway(models.Model):
    """One version of the ordered steps. Whoever has begun stays on their version; the highest is for who begins now.

    `steps` is a list of {"key", "kind", "minutes", "scenario"}: kinds stand in steps.py, "scenario" is the number of
    one version of a situation.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    opened_at = models.DateTimeField()
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT, related_name="+")
    steps = models.JSONField(default=list)
    readers = models.PositiveSmallIntegerField(default=2)
    reading_days = models.PositiveSmallIntegerField(default=7)
    decision_days = models.PositiveSmallIntegerField(default=3)
    keeps_months = models.PositiveSmallIntegerField(default=12)
    names_readers = models.BooleanField(default=False)  # whether applicants learn who reads and who decided

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["community", "version"], name="pathway_version_once")]

    def __str__(self) -> str:
        return f"pathway {self.version} of {self.community_id}"

    @property
    def readers_in_words(self) -> str:
        """How many people read an application ("two people")."""
        return people_in_words(self.readers)
