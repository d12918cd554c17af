"""Who was asked to read what, and whom something keeps from reading it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.communities.models import Community
from holdspace.vault.fields import EncryptedTextField
from holdspace.vetting.models.application import Application
from holdspace.vetting.states import AskedState


class Asked(models.Model):
    """One reviewer whom the program asked to read one application, or found a tie for. It holds no place: whoever has
    room may take one, asked or not. Only from whoever is reading already it keeps the place for a while
    (`rules.may_take`)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="asked")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=AskedState.choices)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "person"], name="asked_once")]
        indexes: ClassVar = [
            models.Index(fields=["person", "state", "at"], name="asked_of_person"),
            models.Index(fields=["state", "at"], name="asked_by_state"),
        ]

    def __str__(self) -> str:
        return f"asked {self.pk}"


class ApplicantWork(models.Model):
    """Where an applicant works and who supervises them, told only so that nobody from there reads what they wrote.

    It stands apart from the answers, no page shows it to anybody else, and it goes with the answers.
    """

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="work")
    employer = EncryptedTextField(context="vetting.applicant_employer", blank=True, default="")
    supervisor = EncryptedTextField(context="vetting.applicant_supervisor", blank=True, default="")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"work {self.pk}"


class ReaderWork(models.Model):
    """The same of somebody who reads applications. They alone see it, and can change or empty it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    employer = EncryptedTextField(context="vetting.reader_employer", blank=True, default="")
    supervisor = EncryptedTextField(context="vetting.reader_supervisor", blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "community"], name="reader_work_once")]

    def __str__(self) -> str:
        return f"reader's work {self.pk}"
