"""An account elsewhere that opens the door here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdspace.people.models.person import Person


class LinkedAccount(models.Model):
    """Whoever the service `issuer` knows by `subject` is this person here. Nothing else that it says is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    issuer = models.CharField(max_length=500)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="linked_to_one_person"),
            models.UniqueConstraint(fields=["person", "issuer"], name="linked_once_to_a_service"),
        ]

    def __str__(self) -> str:
        return f"linked account {self.pk}"
