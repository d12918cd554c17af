"""What wants people by a time, and who was invited to it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from holdspace.communities.models import Community, Membership
from holdspace.invitations.states import InvitationState, NeedState, Why


class Need(models.Model):
    """One thing that wants `wanted` different people by `due_at`; a higher room says what, by kind and number.

    `whose` is the person it is for: never invited, and nobody with a block between them is. `level` is the level of
    a share, "" where there is none. From `hosts_at` on hosts are asked too. `stewards_told_at` is when stewards were
    told *that* something waits; `looked_at` when a run last looked for people for it, None before the first.
    """

    kind = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    whose = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    wanted = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=10, blank=True, default="")
    state = models.CharField(max_length=10, choices=NeedState.choices, default=NeedState.OPEN)
    opened_at = models.DateTimeField()
    hosts_at = models.DateTimeField()
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    stewards_told_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "about_id"], name="need_once"),
            models.CheckConstraint(condition=Q(wanted__gt=0), name="need_wants_somebody"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "due_at", "id"], condition=Q(state="open"), name="need_open"),
            models.Index(fields=["community", "-due_at"], name="need_due"),
            models.Index(fields=["closed_at", "id"], condition=~Q(state="open"), name="need_closed"),
        ]

    def __str__(self) -> str:
        return f"need {self.pk}"


class Invitation(models.Model):
    """The program asking one member, once for each need. Until `until` it counts as asked; `told_at` is when a notice
    was written. Nobody but the invited person reads it."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="invitations")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=InvitationState.choices, default=InvitationState.OUT)
    why = models.CharField(max_length=12, choices=Why.choices)
    sent_at = models.DateTimeField()
    until = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["need", "membership"], name="invitation_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["membership", "sent_at"], name="invitation_lately"),
            models.Index(fields=["until"], condition=Q(state="out"), name="invitation_out"),
            models.Index(fields=["need"], condition=Q(told_at__isnull=True), name="invitation_not_told"),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Load(models.Model):
    """What the place worked out about one member, all of it: a sum of what they took up lately (half-life two weeks),
    when they were last asked, and until when they are asked less because invitations (`silences`) went by unopened.

    Shown to them alone, and open to a reset. No row: nothing was worked out yet.
    """

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="load")
    sum = models.FloatField(default=0.0)
    as_of = models.DateTimeField()
    last_asked_at = models.DateTimeField(null=True)
    silences = models.PositiveSmallIntegerField(default=0)
    less_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"load {self.pk}"


class Turn(models.Model):
    """One row for each community, which whoever decides about invitations takes first: its update is the lock."""

    community = models.OneToOneField(Community, on_delete=models.CASCADE, related_name="+")
    taken_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"turn {self.pk}"
