"""One person's walk along a pathway, and what they wrote. Answers stand encrypted."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.communities.models import Community
from holdspace.vault.fields import EncryptedTextField
from holdspace.vetting.models.pathway import Pathway
from holdspace.vetting.states import STILL_OPEN, ApplicationState
from holdspace.vetting.words import people_in_words


class Application(models.Model):
    """One person's walk along one pathway. Its number stands in reviewers' addresses, never the person's.

    `hides_names` is as it was when the person began: they were told so. `extra_readers` (0 or 1) read it besides as
    many as the pathway says, since `another_called_at`; that day stays where nobody was found.
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
    extra_readers = models.PositiveSmallIntegerField(default=0)
    another_called_at = models.DateTimeField(null=True)
    may_come_again = models.BooleanField(default=False)  # a second look opened the door again
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

    @property
    def wanted_readers(self) -> int:
        """How many read it: as many as its pathway says, and one more where that one was called."""
        return self.pathway.readers + self.extra_readers

    @property
    def readers_in_words(self) -> str:
        """The same ("two people")."""
        return people_in_words(self.wanted_readers)


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
