"""What belongs to a decision around the letter: a draft of it, a second look, an ally from outside."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.vault.fields import EncryptedTextField
from holdspace.vetting.models.application import Application
from holdspace.vetting.states import AppealState, SecondLook


class LetterDraft(models.Model):
    """A letter as one of those who decide is writing it; nobody else reads it before it is proposed."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="letter_drafts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, blank=True, default="")
    letter = EncryptedTextField(context="vetting.letter_draft", blank=True, default="")
    way_back = EncryptedTextField(context="vetting.way_back_draft", blank=True, default="")
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "person"], name="letter_draft_once")]

    def __str__(self) -> str:
        return f"letter draft {self.pk}"


class Appeal(models.Model):
    """A second look by people who had no part. One proposes, another agrees; what stands before stays as evidence."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="appeal")
    state = models.CharField(max_length=10, choices=AppealState.choices, default=AppealState.OPEN)
    words = EncryptedTextField(context="vetting.appeal")
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=SecondLook.choices, blank=True, default="")
    letter = EncryptedTextField(context="vetting.appeal_letter", blank=True, default="")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(agreed_by=None) | ~models.Q(agreed_by=models.F("proposed_by")), name="appeal_by_two"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "asked_at"], name="appeal_by_state")]

    def __str__(self) -> str:
        return f"appeal {self.pk}"


class Ally(models.Model):
    """Somebody from outside whom a community asked to look: they may open this one case, and nothing else here."""

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="allies")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "allies"
        constraints: ClassVar = [models.UniqueConstraint(fields=["appeal", "person"], name="ally_once")]

    def __str__(self) -> str:
        return f"ally {self.pk}"
