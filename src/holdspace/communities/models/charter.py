"""What a community is, in versions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdspace.communities.models.community import Community


class Charter(models.Model):
    """One version of what the community is; never edited in place. The one in force is the highest version."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="charters")
    version = models.PositiveIntegerField()
    in_force_from = models.DateTimeField()
    is_for = models.TextField()
    is_not_for = models.TextField()
    who_it_is_for = models.TextField()
    mission = models.TextField()
    values = models.TextField()
    agreements = models.TextField()  # how people treat each other here, give and take included
    what_changed = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["community", "version"], name="charter_version_once")]

    def __str__(self) -> str:
        return f"charter {self.version} of {self.community_id}"
