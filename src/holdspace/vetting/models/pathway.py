"""One version of the steps from stranger to member, and what the next one is to be."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdspace.communities.models import Community
from holdspace.scenarios.models import Rubric
from holdspace.vetting.words import people_in_words


class Pathway(models.Model):
    """One version of the ordered steps. Whoever has begun stays on their version; the highest is for who begins now.

    `steps` is a list of {"key", "kind", "minutes", "title", "words", "scenario", "many", "may_speak"}: kinds stand in
    steps.py, "scenario" is the number of one version of a situation, and what a step does not need may lack. `plan` is
    what it was made from (plans/shape.py), for the next version and for the file.

    The switches: `hides_names` (read without names), `calibrates` (readers practise first), `third_reader` (one more
    reads when two differ widely), `names_readers` (applicants learn who reads and who decided).
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=120, default="", blank=True)
    opened_at = models.DateTimeField()
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT, related_name="+")
    steps = models.JSONField(default=list)
    plan = models.JSONField(default=dict)
    readers = models.PositiveSmallIntegerField(default=2)
    reading_days = models.PositiveSmallIntegerField(default=7)
    decision_days = models.PositiveSmallIntegerField(default=3)
    keeps_months = models.PositiveSmallIntegerField(default=12)
    names_readers = models.BooleanField(default=False)
    hides_names = models.BooleanField(default=False)
    calibrates = models.BooleanField(default=False)
    third_reader = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["community", "version"], name="pathway_version_once")]

    def __str__(self) -> str:
        return f"pathway {self.version} of {self.community_id}"

    @property
    def readers_in_words(self) -> str:
        """How many people read an application ("two people")."""
        return people_in_words(self.readers)


class PathwayDraft(models.Model):
    """What the next version is to be, while stewards work on it: at most one for a community.

    `revision` counts what was kept, so that of two who change it at once one is told.
    """

    community = models.OneToOneField(Community, on_delete=models.PROTECT, related_name="+")
    plan = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"pathway draft of {self.community_id}"
