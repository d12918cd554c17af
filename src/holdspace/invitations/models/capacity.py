"""What a member has room for, and what they have set aside for today."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdspace.algorithms.inviting import DEFAULT_PER_WEEK, MOST_PER_WEEK
from holdspace.communities.models import Membership
from holdspace.invitations.states import USUALLY, Holds, Often


class Capacity(models.Model):
    """One member's own word about what they can hold; whoever said nothing yet has no row.

    Resting lasts until they come back. `holds` lasts for the day (`holds_until`, the person's midnight), then it is
    as usual again: everything, or, with `folds_high`, everything but high shares. `a_week` is how many invitations a
    week they have room for at most, `often` how many days they like to have between two. Nobody else reads this: not
    hosts, not stewards.
    """

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="capacity")
    resting_since = models.DateTimeField(null=True)
    holds = models.CharField(max_length=10, choices=Holds.choices, default=USUALLY)
    holds_until = models.DateTimeField(null=True)
    folds_high = models.BooleanField(default=False)
    a_week = models.PositiveSmallIntegerField(default=DEFAULT_PER_WEEK)
    often = models.PositiveSmallIntegerField(choices=Often.choices, default=Often.AS_IT_COMES)

    class Meta:
        verbose_name_plural = "capacities"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(a_week__lte=MOST_PER_WEEK), name="capacity_a_week"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["membership"], condition=models.Q(resting_since__isnull=False), name="capacity_resting"
            ),
        ]

    def __str__(self) -> str:
        return f"capacity {self.pk}"


class SetAside(models.Model):
    """ "Not today": one thing out of one member's sight until their midnight, or for longer where it
    was asked of something of their own.

    The row goes when its time is over, and the journal does not say what was set aside, so that no *no* is
    remembered.
    """

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    about_kind = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["membership", "about_kind", "about_id"], name="set_aside_once"),
        ]

    def __str__(self) -> str:
        return f"set aside {self.pk}"
