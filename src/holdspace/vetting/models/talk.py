"""The conversation of an applicant with two who have read, and what each of the two noted."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.vault.fields import EncryptedTextField
from holdspace.vetting.models.application import Application
from holdspace.vetting.states import TalkState


class Talk(models.Model):
    """One conversation; `times` holds up to three proposed times (ISO, UTC), `time` the one agreed on."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="talk")
    state = models.CharField(max_length=10, choices=TalkState.choices, default=TalkState.PROPOSED)
    first = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    times = models.JSONField(default=list)
    time = models.DateTimeField(null=True)
    place = EncryptedTextField(context="vetting.talk_place", blank=True, default="")
    asks = EncryptedTextField(context="vetting.talk_asks", blank=True, default="")
    proposed_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(first=models.F("second")), name="talk_with_two"),
        ]

    def __str__(self) -> str:
        return f"talk {self.pk}"

    @property
    def proposed_times(self) -> list[datetime]:
        """The proposed times, as times."""
        return [datetime.fromisoformat(time) for time in self.times]


class TalkNote(models.Model):
    """What one of the two noted, on their own; the other reads it once both are final."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="notes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = EncryptedTextField(context="vetting.talk_note", blank=True, default="")
    kept_at = models.DateTimeField()
    final_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["talk", "person"], name="talk_note_once")]

    def __str__(self) -> str:
        return f"talk note {self.pk}"
