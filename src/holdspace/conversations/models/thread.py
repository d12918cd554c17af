"""Threads between a few people, encrypted at rest."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.conversations.states import Standing
from holdspace.vault.fields import EncryptedTextField


class Thread(models.Model):
    """People writing to each other about one thing, which is named by kind and number.

    `title_kind` is the declared kind that tells how the thread is headed. Whether it is open is nowhere written down:
    it is, as long as the people can reach each other and all said yes. `changes` counts what was written, changed and
    taken back, in the order in which it was committed.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    title_kind = models.CharField(max_length=20)
    opened_at = models.DateTimeField()
    changes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["about_kind", "about_id"], name="thread_once")]

    def __str__(self) -> str:
        return f"thread {self.pk}"


class Participant(models.Model):
    """One person's place in a thread. `last_at` is the thread's latest message, kept here so that their list is cheap;
    `draft` what they are writing; `looked_at` when they last looked, shown to the others only if `shows_looks`.
    """

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="participants")
    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.IN)
    last_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    shows_looks = models.BooleanField(default=False)
    remind_at = models.DateTimeField(null=True)
    draft = EncryptedTextField(blank=True, default="", context="conversations.participant.draft")
    draft_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["thread", "person"], name="participant_once")]
        indexes: ClassVar = [
            models.Index(fields=["person", "community", "standing", "-last_at", "-id"], name="threads_of_person"),
            models.Index(
                fields=["remind_at"], condition=models.Q(remind_at__isnull=False), name="threads_to_answer_later"
            ),
        ]

    def __str__(self) -> str:
        return f"participant {self.pk}"


class Message(models.Model):
    """What somebody wrote, as it stands now: earlier wording is kept nowhere. Empty words without a file were taken
    back, or went when the person did. `change` is the thread's count when it last changed. `file` came with the words,
    or in their place, and goes with them.
    """

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = EncryptedTextField(context="conversations.message.words")
    file = models.OneToOneField("uploads.File", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    change = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["thread", "-at", "-id"], name="messages_of_thread"),
            models.Index(fields=["thread", "change", "id"], name="messages_changed"),
            models.Index(fields=["author", "id"], name="messages_of_author"),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"
