"""A body of people with one charter, one pathway and one membership list."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.communities.states import AudienceKind, MembershipState


class Community(models.Model):
    """`tagline` completes its name on the front door ("for people whose work is other people")."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    tagline = models.CharField(max_length=160, blank=True, default="")
    hides_names = models.BooleanField(default=True)  # reviewers read applications without name or photo
    is_demo = models.BooleanField(default=False)
    founded_at = models.DateTimeField()
    head_count = models.PositiveIntegerField(default=0)  # how many are inside; `heads.keep_head_count` keeps it

    class Meta:
        verbose_name_plural = "communities"

    def __str__(self) -> str:
        return self.name


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


class Membership(models.Model):
    """A person in a community. Roles are as they are now; when each was given and ended stands in the journal.

    `founder` is a mark, not a power: here before vetting existed, openly said so.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="memberships")
    state = models.CharField(max_length=10, choices=MembershipState.choices, default=MembershipState.INSIDE)
    since = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    founder = models.BooleanField(default=False)
    is_host = models.BooleanField(default=False)
    is_reviewer = models.BooleanField(default=False)
    is_steward = models.BooleanField(default=False)
    affirmed_version = models.PositiveIntegerField(default=0)  # the charter version last affirmed; 0: none yet

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "community"], name="membership_once")]
        indexes: ClassVar = [models.Index(fields=["community", "state", "-since", "-id"], name="members_by_since")]

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
