"""Which lines a community shows, and whom a member can write to when they are not OK."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdspace.communities.models import Community, Membership
from holdspace.lifelines.states import LineKind, TrustedState
from holdspace.vault.fields import EncryptedTextField

LONGEST_NAME, LONGEST_REACH, LONGEST_ABOUT, LONGEST_SENTENCE = 80, 120, 200, 280


class Place(models.Model):
    """The country whose shipped lines a community shows; "" shows those of every country, folded."""

    community = models.OneToOneField(Community, on_delete=models.CASCADE, related_name="+")
    country = models.CharField(max_length=2, blank=True, default="")

    def __str__(self) -> str:
        return f"place {self.pk}"


class Line(models.Model):
    """A line that a steward added: who it is and how one reaches them. They stand before those shipped."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=LineKind.choices)
    name = models.CharField(max_length=LONGEST_NAME)
    reach = models.CharField(max_length=LONGEST_REACH)
    about = models.CharField(max_length=LONGEST_ABOUT, blank=True, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["community", "id"], name="lines_of_community")]

    def __str__(self) -> str:
        return f"line {self.pk}"


class Trusted(models.Model):
    """The one member whom somebody can write to when they are not OK; both know of it.

    `sentence` is what one press sends, prepared on a better day.
    """

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="+")
    whom = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=TrustedState.choices, default=TrustedState.ASKED)
    sentence = EncryptedTextField(context="lifelines.trusted.sentence")
    asked_at = models.DateTimeField()
    there_since = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(membership=F("whom")), name="trusted_is_another"),
        ]

    def __str__(self) -> str:
        return f"trusted {self.pk}"
