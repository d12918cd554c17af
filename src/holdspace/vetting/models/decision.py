"""What two people answered an applicant. Letters stand encrypted."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.vault.fields import EncryptedTextField
from holdspace.vetting.models.application import Application
from holdspace.vetting.states import DecisionState, OfferAnswer, Outcome


class Decision(models.Model):
    """One proposal of what to answer, and what the second person said to it. It stands once AGREED.

    A *not yet* or *not here* is TO_BE_SAID until a person has
    offered to say it (`offer`) and the applicant has answered or let it be. `reply` is the applicant's one answer.
    `letter` says the reasons to the applicant; `way_back` and `back_from` belong to *not yet*.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    state = models.CharField(max_length=10, choices=DecisionState.choices, default=DecisionState.PROPOSED)
    letter = EncryptedTextField(context="vetting.letter")
    way_back = EncryptedTextField(context="vetting.way_back", blank=True, default="")
    back_from = models.DateField(null=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_in_role = models.CharField(max_length=10)
    proposed_at = models.DateTimeField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_in_role = models.CharField(max_length=10, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    criteria = models.JSONField(default=list)  # numbers of the criteria that the reasons are about
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    offered_at = models.DateTimeField(null=True)
    offer = EncryptedTextField(context="vetting.offer", blank=True, default="")
    offer_answer = models.CharField(max_length=10, choices=OfferAnswer.choices, blank=True, default="")
    reply = EncryptedTextField(context="vetting.reply", blank=True, default="")
    way_back_reply = EncryptedTextField(context="vetting.way_back_reply", blank=True, default="")
    replied_at = models.DateTimeField(null=True)
    why_not = EncryptedTextField(context="vetting.why_not", blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(state__in=[DecisionState.PROPOSED, DecisionState.TO_BE_SAID, DecisionState.AGREED]),
                name="decision_one_standing",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_by=None)
                | models.Q(state=DecisionState.TAKEN_BACK)
                | ~models.Q(answered_by=models.F("proposed_by")),
                name="decision_by_two",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"
