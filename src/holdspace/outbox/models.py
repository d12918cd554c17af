"""What the program tells one person, and how it reaches them."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.outbox.states import DeliveryState, Way
from holdspace.vault.fields import EncryptedTextField


class Notice(models.Model):
    """One thing told to one person, on the page; a delivery by mail may hang on it. No private text in it.

    `actor_id` is the person whose act it tells of, so that a block can take back what was told before.
    """

    # The index of its own would double those below.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=60)
    community_id = models.BigIntegerField(null=True)
    community_name = models.CharField(max_length=80, blank=True, default="")
    who = models.CharField(max_length=80, blank=True, default="")
    actor_id = models.BigIntegerField(null=True)
    url = models.CharField(max_length=300)
    about_kind = models.CharField(max_length=40, blank=True, default="")
    about_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "-at", "-id"], name="notice_of_person"),
            models.Index(fields=["person"], condition=models.Q(read_at__isnull=True), name="notice_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"


class Mail(models.Model):
    """What every mail on its way has. `trouble` is a class or a server's code, never what the server said."""

    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    try_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    taken_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        abstract = True


class Delivery(Mail):
    """One notice on its way by mail: in a mail of its own, or as a line of the day's mail."""

    notice = models.OneToOneField(Notice, on_delete=models.CASCADE, related_name="delivery")
    way = models.CharField(max_length=6, choices=[c for c in Way.choices if c[0] != Way.OFF])

    class Meta:
        verbose_name_plural = "deliveries"
        indexes: ClassVar = [
            # Only what is under way: what was sent stays out of the index however much it becomes.
            models.Index(
                fields=["try_at", "id"], condition=models.Q(state__in=["waiting", "sending"]), name="delivery_under_way"
            ),
            models.Index(fields=["-id"], condition=models.Q(state="given_up"), name="delivery_given_up"),
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk}"


class AccountMail(Mail):
    """A mail of signing in (a code). Encrypted until it is sent, erased when it was sent or given up."""

    to = EncryptedTextField(context="outbox.account_mail.to")
    subject = EncryptedTextField(context="outbox.account_mail.subject")
    text = EncryptedTextField(context="outbox.account_mail.text")
    html = EncryptedTextField(context="outbox.account_mail.html", default="")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["try_at", "id"], condition=models.Q(state__in=["waiting", "sending"]), name="account_under_way"
            ),
        ]

    def __str__(self) -> str:
        return f"account mail {self.pk}"


class Preference(models.Model):
    """How one kind of notice comes to a person who chose otherwise than the kind itself does."""

    # The index of its own would double those below.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=60)
    way = models.CharField(max_length=6, choices=Way.choices)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "kind"], name="preference_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.way}"


class QuietHours(models.Model):
    """When no mail comes, in the person's own zone; none at all when it begins as it ends."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quiet_hours")
    begins = models.TimeField(default=time(21))
    ends = models.TimeField(default=time(8))

    class Meta:
        verbose_name_plural = "quiet hours"

    def __str__(self) -> str:
        return f"{self.begins:%H:%M} to {self.ends:%H:%M}"
