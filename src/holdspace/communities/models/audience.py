"""Who may see a thing, as one object."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdspace.communities.models.community import Community
from holdspace.communities.states import AudienceKind


class Audience(models.Model):
    """Who may see a thing. So far one kind: everybody in the community, one row for each community."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="audiences")
    kind = models.CharField(max_length=12, choices=AudienceKind.choices, default=AudienceKind.EVERYBODY)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community"], condition=models.Q(kind="everybody"), name="audience_everybody_once"
            ),
        ]

    def __str__(self) -> str:
        return f"audience {self.pk}"
