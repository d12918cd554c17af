"""What somebody had written when their session ended."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from holdspace.people.models.person import Person
from holdspace.vault.fields import EncryptedTextField


class KeptWords(models.Model):
    """The fields of one form, for this person alone, for a day: `fields` is a JSON list of [name, value], encrypted."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    fields = EncryptedTextField(context="people.keptwords.fields")
    kept_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "kept_at"], name="kept_words_of_person"),
            models.Index(fields=["kept_at"], name="kept_words_by_age"),
        ]

    def __str__(self) -> str:
        return f"kept words {self.pk}"
