"""A member brings two others together."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.conversations.states import IntroductionState, Said
from holdspace.vault.fields import EncryptedTextField


class Introduction(models.Model):
    """Two people, a line for each from whoever knows both, and what each said. Neither sees more than their line
    before both said yes; `stays` whether whoever brought them together is in their thread.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    bringer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    line_to_one = EncryptedTextField(context="conversations.introduction.line_to_one")
    line_to_other = EncryptedTextField(context="conversations.introduction.line_to_other")
    stays = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=IntroductionState.choices, default=IntroductionState.OPEN)
    one_said = models.CharField(max_length=8, choices=Said.choices, default=Said.NOTHING)
    other_said = models.CharField(max_length=8, choices=Said.choices, default=Said.NOTHING)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(one=models.F("other"))
                & ~models.Q(one=models.F("bringer"))
                & ~models.Q(other=models.F("bringer")),
                name="introduction_of_three",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["bringer", "community", "-at", "-id"], name="introductions_by"),
            models.Index(
                fields=["one", "community"],
                condition=models.Q(state="open", one_said="nothing"),
                name="introductions_asked_one",
            ),
            models.Index(
                fields=["other", "community"],
                condition=models.Q(state="open", other_said="nothing"),
                name="introductions_asked_other",
            ),
        ]

    def __str__(self) -> str:
        return f"introduction {self.pk}"
