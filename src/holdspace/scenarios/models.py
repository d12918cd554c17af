"""Situations between people, and what a good answer does. Both are versioned and never edited in place."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdspace.communities.models import Community
from holdspace.scenarios.states import ScenarioSet


class Scenario(models.Model):
    """A situation between people, answered in somebody's own words.

    `guide` is for readers alone. `looks_at` names the criteria (their slugs, of every rubric) that an answer can show.
    A retired one is asked of nobody who begins on a later pathway; whoever has it keeps it.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    situation = models.TextField()
    asks = models.TextField()
    content_note = models.CharField(max_length=200)
    asks_of_you = models.CharField(max_length=200)  # what answering it asks of a person
    looks_at = models.JSONField(default=list)
    principles = models.JSONField(default=list)
    guide = models.TextField()
    set_name = models.CharField(max_length=30, choices=ScenarioSet.choices, default=ScenarioSet.COLLEAGUES)
    minutes = models.PositiveSmallIntegerField(default=10)
    is_own = models.BooleanField(default=False)  # written by the community, not shipped
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["community", "slug", "version"], name="scenario_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.version}"


class Rubric(models.Model):
    """The criteria that answers are read with, as one version."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    adopted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["community", "slug", "version"], name="rubric_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.version}"


class Criterion(models.Model):
    """One thing readers look at. `levels` is a list of {"value", "name", "seen"}, from little to clear."""

    rubric = models.ForeignKey(Rubric, on_delete=models.CASCADE, related_name="criteria")
    slug = models.SlugField(max_length=30)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    looks_at = models.TextField()
    principles = models.JSONField(default=list)
    levels = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["rubric", "slug"], name="criterion_once")]
        ordering: ClassVar = ["position"]
        verbose_name_plural = "criteria"

    def __str__(self) -> str:
        return self.slug
