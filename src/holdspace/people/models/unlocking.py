"""The second step of somebody who lost it is to be taken off."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdspace.people.models.person import Person
from holdspace.people.states import UnlockingState


class Unlocking(models.Model):
    """The operators were asked to; at `due_at` it is done, unless it was stopped before. `passkeys` whether they go,
    too. `stop_digest` is what the link in the mail is compared with.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=UnlockingState.choices, default=UnlockingState.WAITING)
    passkeys = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    stop_digest = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person"], condition=models.Q(state="waiting"), name="unlocking_one_waits"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=models.Q(state="waiting"), name="unlockings_due"),
            models.Index(fields=["person", "asked_at"], name="unlockings_of_person"),
        ]

    def __str__(self) -> str:
        return f"unlocking {self.pk}"
