"""A person in a community, and their yes to its charter."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.communities.models.charter import Charter
from holdspace.communities.models.community import Community
from holdspace.communities.states import MembershipState


class Membership(models.Model):
    """A person in a community. Roles are as they are now; when each was given and ended stands in the journal.

    `founder` is a mark, not a power: here before vetting existed, openly said so. So is `here_before`: brought along
    when an existing community moved in.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="memberships")
    state = models.CharField(max_length=10, choices=MembershipState.choices, default=MembershipState.INSIDE)
    since = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    founder = models.BooleanField(default=False)
    here_before = models.BooleanField(default=False)
    is_host = models.BooleanField(default=False)
    is_reviewer = models.BooleanField(default=False)
    is_steward = models.BooleanField(default=False)
    affirmed_version = models.PositiveIntegerField(default=0)  # the charter version last affirmed; 0: none yet
    earlier_holds_until = models.DateTimeField(null=True)  # a newer version is in force and not affirmed yet
    paused_roles = models.CharField(max_length=40, blank=True, default="")  # "host,steward": back with the next yes

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "community"], name="membership_once")]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "-since", "-id"], name="members_by_since"),
            models.Index(
                fields=["earlier_holds_until"],
                condition=models.Q(earlier_holds_until__isnull=False),
                name="members_on_earlier_words",
            ),
        ]

    def __str__(self) -> str:
        return f"membership {self.pk}"

    @property
    def roles(self) -> list[str]:
        """The roles held now."""
        return [role for role in ("host", "reviewer", "steward") if getattr(self, f"is_{role}")]


class Affirmation(models.Model):
    """One person's yes to one charter version, at a time."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="affirmations")
    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, related_name="affirmations")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["membership", "charter"], name="affirmation_once"),
        ]

    def __str__(self) -> str:
        return f"affirmation {self.pk}"
