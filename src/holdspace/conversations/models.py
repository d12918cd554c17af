"""Threads between a few people, encrypted at rest."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.vault.fields import EncryptedTextField


class Thread(models.Model):
    """People writing to each other about one thing, which is named by kind and number.

    `title_kind` is the declared kind that tells how the thread is headed. Whether it is open is nowhere written down:
    it is, as long as the people can reach each other.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    title_kind = models.CharField(max_length=20)
    opened_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["about_kind", "about_id"], name="thread_once")]

    def __str__(self) -> str:
        return f"thread {self.pk}"


class Participant(models.Model):
    """One person's place in a thread. `last_at` is the thread's latest message, kept here so that their list is cheap;
    `draft` what they are writing.
    """

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="participants")
    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    last_at = models.DateTimeField()
    draft = EncryptedTextField(blank=True, default="", context="conversations.participant.draft")
    draft_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["thread", "person"], name="participant_once")]
        indexes: ClassVar = [
            models.Index(fields=["person", "community", "-last_at", "-id"], name="threads_of_person"),
        ]

    def __str__(self) -> str:
        return f"participant {self.pk}"


class Message(models.Model):
    """What somebody wrote. Empty words mean that they went when the person did."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = EncryptedTextField(context="conversations.message.words")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["thread", "-at", "-id"], name="messages_of_thread"),
            models.Index(fields=["author", "id"], name="messages_of_author"),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"
