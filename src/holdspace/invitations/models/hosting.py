"""When hosts are there, who stands in for them, and when the whole community rests."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdspace.communities.models import Community, Membership


class HostHours(models.Model):
    """One stretch of one weekday (Monday is 0) in which a host is there, in the host's own zone."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    begins = models.TimeField()
    ends = models.TimeField()

    class Meta:
        verbose_name_plural = "host hours"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["membership", "weekday"], name="host_hours_once_a_day"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="host_hours_weekday"),
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="host_hours_forward"),
        ]

    def __str__(self) -> str:
        return f"host hours {self.pk}"


class Substitute(models.Model):
    """Which other host stands in for a host who has no room."""

    host = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="+")
    stands_in = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(host=F("stands_in")), name="substitute_is_another"),
        ]

    def __str__(self) -> str:
        return f"substitute {self.pk}"


class PrivateWord(models.Model):
    """What a thread between one steward and one host stands on: it says nothing but that they may write."""

    steward = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    host = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["steward", "host"], name="private_word_once"),
            models.CheckConstraint(condition=~Q(steward=F("host")), name="private_word_between_two"),
        ]

    def __str__(self) -> str:
        return f"private word {self.pk}"


class CommunityRest(models.Model):
    """The last rest of a whole community: from `since` until `until` nothing is asked of anybody, and no time runs."""

    community = models.OneToOneField(Community, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="community_rest_forward"),
        ]

    def __str__(self) -> str:
        return f"rest of community {self.community_id}"
