"""What applicants said of themselves so that stewards see whether the way in is fair. A store of its own."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from holdspace.communities.models import Community
from holdspace.vault.fields import EncryptedJSONField


class SelfDescription(models.Model):
    """What somebody said, without person, application and time: there is no key to any other table but the community's.

    `handle` is made from the application's number with a key that stands outside the database, so that the person can
    read, change and take back what they said as long as their answers are kept; then it is cut ("" from then on). The
    number is drawn by chance. `reached` says how far the application came, `from_draft` whether it was said before
    sending; `season` ("2026-09") is when, as roughly as it is needed.
    """

    id = models.BigIntegerField(primary_key=True)
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    season = models.CharField(max_length=7)
    key_id = models.CharField(max_length=40, blank=True, default="")
    handle = models.CharField(max_length=64, blank=True, default="")
    said: models.Field[Any, Any] = EncryptedJSONField(context="vetting.self_description", default=dict)
    from_draft = models.BooleanField()
    reached = models.CharField(max_length=10)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["handle"], condition=~models.Q(handle=""), name="self_description_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["community", "season"], name="self_description_by_season")]

    def __str__(self) -> str:
        return f"self-description {self.pk}"


class FairnessFigures(models.Model):
    """What stewards see of it, worked out at most once a season: {"facets": [...]}, with nothing that a group below
    twenty would tell. `decided` is how many it was made of: one more decision is never a new state."""

    community = models.OneToOneField(Community, on_delete=models.PROTECT, related_name="+")
    season = models.CharField(max_length=7)
    at = models.DateTimeField()
    decided = models.PositiveIntegerField(default=0)
    found = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"fairness of {self.community_id}"
