"""Weekly rounds, the question of a week, and thanks spoken aloud."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from holdspace.communities.models import Community, Membership
from holdspace.rounds.states import ThanksState
from holdspace.sharing.models import Share
from holdspace.vault.fields import EncryptedTextField

LONGEST_QUESTION, LONGEST_THANKS = 160, 280


class Round(models.Model):
    """A host went first, and others put shares of theirs beside it until `ends_at`; then it is over by itself."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    host = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["community", "-ends_at"], name="rounds_of_community")]

    def __str__(self) -> str:
        return f"round {self.pk}"


class RoundShare(models.Model):
    """A share that stands in a round; the host's own is the first."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="shares")
    share = models.OneToOneField(Share, on_delete=models.CASCADE, related_name="+")
    put_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["round", "put_at", "id"], name="shares_of_round")]

    def __str__(self) -> str:
        return f"share {self.share_id} in round {self.round_id}"


class Question(models.Model):
    """What a host or steward asks everybody in one week, in place of the question that comes by itself."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=LONGEST_QUESTION)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["community", "-begins_at", "-id"], name="questions_of_community")]

    def __str__(self) -> str:
        return f"question {self.pk}"


class Thanks(models.Model):
    """One member's thanks to another for what they did, aloud for everybody here once the other said yes."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    words = EncryptedTextField(context="rounds.thanks.words")
    state = models.CharField(max_length=10, choices=ThanksState.choices, default=ThanksState.PROPOSED)
    proposed_at = models.DateTimeField()
    aloud_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="thanks_between_two"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "-aloud_at", "-id"], condition=Q(state="aloud"), name="thanks_aloud"),
            models.Index(fields=["receiver", "state"], name="thanks_of_receiver"),
            models.Index(fields=["giver", "-proposed_at"], name="thanks_of_giver"),
        ]

    def __str__(self) -> str:
        return f"thanks {self.pk}"
