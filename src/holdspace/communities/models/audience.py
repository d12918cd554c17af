"""Who may see a thing, as one object."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdspace.communities.models.community import Community
from holdspace.communities.models.membership import Membership
from holdspace.communities.states import AudienceKind


class Audience(models.Model):
    """Who may see a thing, as one row. Everybody has one row for each community, a circle one for each circle; those
    that name people have their own for each thing, with the people beside it (`AudiencePerson`)."""

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


class AudiencePerson(models.Model):
    """One person whom an audience names: chosen, or left out. Nobody but whoever named them ever learns of the row.

    `at` is the time of the thing itself, so that a page can walk what somebody was chosen for, the newest first.
    """

    audience = models.ForeignKey(Audience, on_delete=models.CASCADE, related_name="people")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    left_out = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["audience", "membership"], name="audience_person_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["membership", "-at"], condition=models.Q(left_out=False), name="audience_chosen"),
        ]

    def __str__(self) -> str:
        return f"person {self.pk} of an audience"
