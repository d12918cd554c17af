"""What is sought in a colleague, who was asked about it, and what two of them passed on."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.referrals.states import UNDER_WAY, AnswerState, Ending, HandoverState, ReferralState, Where
from holdspace.vault.fields import EncryptedTextField

REGION_LIMIT = 60
PAYER_LIMIT = 60


class Referral(models.Model):
    """What somebody looks for in a colleague, in words of the lists that ship: there is no field for a client.

    `wanted` holds keys by list ("specialty", "language", …, "times", "wishes"). `note` is on the colleague alone.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    wanted = models.JSONField(default=dict)
    where = models.CharField(max_length=12, choices=Where.choices, default=Where.EITHER)
    region = models.CharField(max_length=REGION_LIMIT, blank=True, default="")
    payer = models.CharField(max_length=PAYER_LIMIT, blank=True, default="")
    note = EncryptedTextField(blank=True, default="", context="referrals.referral.note")
    state = models.CharField(max_length=10, choices=ReferralState.choices, default=ReferralState.OPEN)
    asked_at = models.DateTimeField()
    renewed_at = models.DateTimeField()
    good_until = models.DateTimeField()
    look_again_at = models.DateTimeField(null=True)  # when more people are asked, if nobody has said yes by then
    told_of_date_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(good_until__gt=models.F("renewed_at")), name="referral_good_for_a_time"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "-renewed_at", "-id"], name="referral_board"),
            models.Index(fields=["asker", "community", "-asked_at", "-id"], name="referral_of_asker"),
            models.Index(
                fields=["look_again_at", "id"],
                condition=models.Q(state=ReferralState.OPEN, look_again_at__isnull=False),
                name="referral_looks_again",
            ),
            models.Index(
                fields=["good_until", "id"],
                condition=models.Q(state=ReferralState.OPEN, told_of_date_at__isnull=True),
                name="referral_comes_to_its_date",
            ),
        ]

    def __str__(self) -> str:
        return f"referral {self.pk}"


class Answer(models.Model):
    """Somebody who was asked about a referral, or who said of themself that they have room.

    Whom it came to is between the program and them: the asker reads of it once they say yes, or leave words. `why` are
    pairs of list and key. `words` go with *not this time* and are for the asker alone. `named_by` thought of them.
    """

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="answers")
    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=16, choices=AnswerState.choices, default=AnswerState.ASKED)
    why = models.JSONField(default=list)
    words = EncryptedTextField(blank=True, default="", context="referrals.answer.words")
    said_words = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    thanked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["referral", "person"], name="asked_about_referral_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "person", "state", "-asked_at"], name="answer_of_person"),
            models.Index(fields=["community", "asked_at"], name="answer_lately"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Handover(models.Model):
    """What came of one yes: contact passes between the two colleagues, and both say how it ended."""

    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="handover")
    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    thread = models.ForeignKey("conversations.Thread", null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=HandoverState.choices, default=HandoverState.OPEN)
    agreed_at = models.DateTimeField()
    asker_says = models.CharField(max_length=16, choices=Ending.choices, blank=True, default="")
    taker_says = models.CharField(max_length=16, choices=Ending.choices, blank=True, default="")
    asked_how_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(asker=models.F("taker")), name="handover_between_two"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["asker", "community", "state"], name="handover_of_asker"),
            models.Index(fields=["taker", "community", "state"], name="handover_of_taker"),
            models.Index(
                fields=["agreed_at", "id"],
                condition=models.Q(state__in=UNDER_WAY),
                name="handover_under_way",
            ),
        ]

    def __str__(self) -> str:
        return f"handover {self.pk}"
