"""What reviewers read and weighed, each on their own. Reasons stand encrypted."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.scenarios.models import Criterion
from holdspace.scenarios.states import Level
from holdspace.vault.fields import EncryptedTextField
from holdspace.vetting.models.application import Application
from holdspace.vetting.states import ReviewState


class Review(models.Model):
    """One reviewer's independent reading of one application. `how_known` is what they said, openly, where they know
    the person; those who decide read it beside their reading."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ReviewState.choices, default=ReviewState.TAKEN)
    taken_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    final_at = models.DateTimeField(null=True)
    how_known = EncryptedTextField(context="vetting.how_known", blank=True, default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "reviewer"], name="review_once")]
        indexes: ClassVar = [models.Index(fields=["reviewer", "state", "taken_at"], name="review_of_reviewer")]

    def __str__(self) -> str:
        return f"review {self.pk}"


class Score(models.Model):
    """A level on one criterion for one step, and what in the text shows it. The level is "" while it is open."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="scores")
    step = models.CharField(max_length=30)
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=10, choices=Level.choices, blank=True, default="")
    reasons = EncryptedTextField(context="vetting.reasons", blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "step", "criterion"], name="score_once"),
        ]

    def __str__(self) -> str:
        return f"score {self.pk}"
