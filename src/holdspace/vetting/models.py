"""Pathway, application, answers, reviews and decisions. Everything that somebody wrote stands encrypted."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.communities.models import Community
from holdspace.scenarios.models import Criterion, Rubric
from holdspace.scenarios.states import Level
from holdspace.vault.fields import EncryptedTextField
from holdspace.vetting.states import STILL_OPEN, ApplicationState, DecisionState, Outcome, ReviewState
from holdspace.vetting.words import people_in_words


class Pathway(models.Model):
    """One version of the ordered steps. Whoever has begun stays on their version; the highest is for who begins now.

    `steps` is a list of {"key", "kind", "minutes", "scenario"}: kinds stand in steps.py, "scenario" is the number of
    one version of a situation.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    opened_at = models.DateTimeField()
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT, related_name="+")
    steps = models.JSONField(default=list)
    readers = models.PositiveSmallIntegerField(default=2)
    reading_days = models.PositiveSmallIntegerField(default=7)
    decision_days = models.PositiveSmallIntegerField(default=3)
    keeps_months = models.PositiveSmallIntegerField(default=12)
    names_readers = models.BooleanField(default=False)  # whether applicants learn who reads and who decided

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["community", "version"], name="pathway_version_once")]

    def __str__(self) -> str:
        return f"pathway {self.version} of {self.community_id}"

    @property
    def readers_in_words(self) -> str:
        """How many people read an application ("two people")."""
        return people_in_words(self.readers)


class Application(models.Model):
    """One person's walk along one pathway. Its number stands in reviewers' addresses, never the person's.

    `hides_names` is as it was when the person began: they were told so.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    pathway = models.ForeignKey(Pathway, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=ApplicationState.choices, default=ApplicationState.DRAFT)
    hides_names = models.BooleanField()
    charter_version = models.PositiveIntegerField(default=0)  # the version that was read; 0: none yet
    begun_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    answers_erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "community"],
                condition=models.Q(state__in=sorted(STILL_OPEN)),
                name="application_one_open",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "sent_at", "id"], name="application_by_state"),
            models.Index(fields=["community", "decided_at"], name="application_by_decision"),
            models.Index(fields=["person", "community", "-id"], name="application_of_person"),
        ]

    def __str__(self) -> str:
        return f"application {self.pk}"


class Answer(models.Model):
    """What the applicant wrote to one question (its key is in steps.py)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=60)
    text = EncryptedTextField(context="vetting.answer", blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "key"], name="answer_once")]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Review(models.Model):
    """One reviewer's independent reading of one application."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ReviewState.choices, default=ReviewState.TAKEN)
    taken_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    final_at = models.DateTimeField(null=True)

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


class Decision(models.Model):
    """One proposal of what to answer, and what the second person said to it. It stands once AGREED.

    `letter` says the reasons to the applicant; `way_back` and `back_from` belong to *not yet*.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    state = models.CharField(max_length=10, choices=DecisionState.choices, default=DecisionState.PROPOSED)
    letter = EncryptedTextField(context="vetting.letter")
    way_back = EncryptedTextField(context="vetting.way_back", blank=True, default="")
    back_from = models.DateField(null=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_in_role = models.CharField(max_length=10)
    proposed_at = models.DateTimeField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_in_role = models.CharField(max_length=10, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    why_not = EncryptedTextField(context="vetting.why_not", blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(state__in=[DecisionState.PROPOSED, DecisionState.AGREED]),
                name="decision_one_standing",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_by=None)
                | models.Q(state=DecisionState.TAKEN_BACK)
                | ~models.Q(answered_by=models.F("proposed_by")),
                name="decision_by_two",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"
