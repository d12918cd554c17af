"""Once a season: how do we together live what we agreed? Answers know nobody, and who answered knows no answer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdspace.communities.models.community import Community
from holdspace.communities.models.membership import Membership
from holdspace.communities.states import PULSE_ANSWERS, PulseState
from holdspace.vault.fields import EncryptedTextField


class Pulse(models.Model):
    """The question of one season ("2026-12": the one that began in December)."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    season = models.CharField(max_length=7)
    state = models.CharField(max_length=8, choices=PulseState.choices, default=PulseState.OPEN)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    answers_given = models.PositiveIntegerField(default=0)  # kept at the end alone: while it is open nobody counts

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["community", "season"], name="pulse_once_a_season")]

    def __str__(self) -> str:
        return f"pulse {self.pk}"


class PulseAnswer(models.Model):
    """What somebody answered, without person and without time. A statement that was passed over is null.

    The number is drawn by chance, here and below: nobody learns from it what was written before or after.
    """

    id = models.BigIntegerField(primary_key=True)
    pulse = models.ForeignKey(Pulse, on_delete=models.CASCADE, related_name="answers")
    asks = models.PositiveSmallIntegerField(null=True, choices=PULSE_ANSWERS)
    takes = models.PositiveSmallIntegerField(null=True, choices=PULSE_ANSWERS)
    spread = models.PositiveSmallIntegerField(null=True, choices=PULSE_ANSWERS)
    refuses = models.PositiveSmallIntegerField(null=True, choices=PULSE_ANSWERS)
    words = EncryptedTextField(context="communities.pulse", blank=True, default="")

    def __str__(self) -> str:
        return f"answer {self.pk}"


class PulseTaken(models.Model):
    """That a member has answered, so that nobody answers twice; gone when the season's question closes."""

    id = models.BigIntegerField(primary_key=True)
    pulse = models.ForeignKey(Pulse, on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["pulse", "membership"], name="pulse_taken_once")]

    def __str__(self) -> str:
        return f"taken {self.pk}"
