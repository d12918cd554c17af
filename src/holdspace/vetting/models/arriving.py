"""The first weeks of somebody who was welcomed. What they say of how we did knows neither person nor time."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.communities.models import Community, Membership
from holdspace.vault.fields import EncryptedTextField
from holdspace.vetting.states import HOW_ANSWERS, BuddyState, HowState, StepState


class Buddy(models.Model):
    """A newcomer asked a member to go along with them, and what the member said."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=BuddyState.choices, default=BuddyState.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["membership"], condition=~models.Q(state=BuddyState.ENDED), name="buddy_one_at_a_time"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["member", "state"], name="buddy_of_member")]

    def __str__(self) -> str:
        return f"buddy {self.pk}"


class FirstStep(models.Model):
    """One small step that a newcomer has done or passed over. Seen by nobody else."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=StepState.choices)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["membership", "key"], name="first_step_once")]

    def __str__(self) -> str:
        return f"first step {self.pk}"


class HowAsked(models.Model):
    """That a newcomer was asked how we did, after so many days, so that nobody is asked or answers twice."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    days = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=HowState.choices, default=HowState.ASKED)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["membership", "days"], name="how_asked_once")]

    def __str__(self) -> str:
        return f"how asked {self.pk}"


class HowAnswer(models.Model):
    """What somebody answered, without person and without time; the number is drawn by chance. What was passed over is
    null. `shown` once enough others are there to be shown together."""

    id = models.BigIntegerField(primary_key=True)
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    days = models.PositiveSmallIntegerField()
    read = models.PositiveSmallIntegerField(null=True, choices=HOW_ANSWERS)
    known = models.PositiveSmallIntegerField(null=True, choices=HOW_ANSWERS)
    received = models.PositiveSmallIntegerField(null=True, choices=HOW_ANSWERS)
    belong = models.PositiveSmallIntegerField(null=True, choices=HOW_ANSWERS)
    words = EncryptedTextField(context="vetting.how_we_did", blank=True, default="")
    shown = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["community", "shown", "days"], name="how_answers_shown")]

    def __str__(self) -> str:
        return f"how answer {self.pk}"
