"""A small closed group inside a community."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdspace.communities.models.audience import Audience
from holdspace.communities.models.community import Community
from holdspace.communities.models.membership import Membership
from holdspace.communities.states import CircleMemberState, CircleState

LONGEST_NAME = 60
LONGEST_PURPOSE = 300
LONGEST_AGREEMENTS = 1_500


class Circle(models.Model):
    """`keeper` may close it: who opened it, and once they are out of it whoever has been in it longest."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="circles")
    audience = models.OneToOneField(Audience, on_delete=models.PROTECT, related_name="circle")
    name = models.CharField(max_length=LONGEST_NAME)
    is_for = models.CharField(max_length=LONGEST_PURPOSE)
    agreements = models.TextField(blank=True, default="")
    keeper = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=CircleState.choices, default=CircleState.OPEN)
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"circle {self.pk}"


class CircleMember(models.Model):
    """Somebody in a circle, or asked in. `asked_at` is when they were asked last; `since` when they came in.

    Whoever leaves has no row any more: nothing says who left when.
    """

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="members")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="circles")
    state = models.CharField(max_length=10, choices=CircleMemberState.choices)
    asked_by = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)
    since = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["circle", "membership"], name="circle_member_once"),
            models.CheckConstraint(
                condition=Q(state="inside", since__isnull=False) | (~Q(state="inside") & Q(since__isnull=True)),
                name="circle_since_while_inside",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["membership", "state"], name="circles_of_member"),
        ]

    def __str__(self) -> str:
        return f"member {self.pk} of a circle"
