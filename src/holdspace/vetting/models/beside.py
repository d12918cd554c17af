"""Who stands beside an applicant: guides, questions and answers at the door, vouches, and what somebody needs.

Everything that anybody wrote stands encrypted, and goes when the application's answers go.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.communities.models import Community, Membership
from holdspace.vault.fields import EncryptedTextField
from holdspace.vetting.models.application import Application
from holdspace.vetting.states import VouchState


class GuideOffer(models.Model):
    """A member would gladly accompany somebody who comes."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"guide offer {self.pk}"


class Accompanying(models.Model):
    """One guide beside one application, until either wants otherwise. Why it ended is not kept."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    guide = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"], condition=models.Q(ended_at=None), name="accompanying_one_guide"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["guide", "ended_at"], name="accompanying_of_guide")]

    def __str__(self) -> str:
        return f"accompanying {self.pk}"


class GuideMessage(models.Model):
    """What applicant and guide write to each other. Empty words went with the person who wrote them."""

    accompanying = models.ForeignKey(Accompanying, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = EncryptedTextField(context="vetting.guide_message")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["accompanying", "-at", "-id"], name="guide_messages")]

    def __str__(self) -> str:
        return f"guide message {self.pk}"


class DoorQuestion(models.Model):
    """What an applicant asks the members. Members read it without a name."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    words = EncryptedTextField(context="vetting.door_question")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["community", "-at", "-id"], name="door_questions")]

    def __str__(self) -> str:
        return f"door question {self.pk}"


class DoorAnswer(models.Model):
    """What a member answered, in their own name."""

    question = models.ForeignKey(DoorQuestion, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = EncryptedTextField(context="vetting.door_answer")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"door answer {self.pk}"


class Accommodation(models.Model):
    """What somebody needs in order to take part, and what a steward answered. Stewards and the guide read it alone."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    words = EncryptedTextField(context="vetting.accommodation")
    at = models.DateTimeField()
    answer = EncryptedTextField(context="vetting.accommodation_answer", blank=True, default="")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["community", "answered_at", "at"], name="accommodations_open")]

    def __str__(self) -> str:
        return f"accommodation {self.pk}"


class Vouch(models.Model):
    """An applicant asked a member to vouch for them. `token` is the way there; `asked` the address they named, or "".

    The fact that somebody vouched stays for the stewards; the words go with the application's answers.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=32, unique=True)
    asked = EncryptedTextField(context="vetting.vouch_asked", blank=True, default="")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=VouchState.choices, default=VouchState.ASKED)
    words = EncryptedTextField(context="vetting.vouch", blank=True, default="")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "member"],
                condition=models.Q(state=VouchState.GIVEN),
                name="vouch_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["community", "state", "-answered_at", "-id"], name="vouches_given")]

    def __str__(self) -> str:
        return f"vouch {self.pk}"
