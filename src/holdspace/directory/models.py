"""What a member tells the others about themself."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.directory.states import CredentialKind, SeenBy, VerifiedHow
from holdspace.vault.fields import EncryptedTextField

WORK_AS_LIMIT = 120
ABOUT_LIMIT = 600
GLADLY_LIMIT = 300
REGION_LIMIT = 80
ADDITION_LIMIT = 60
CREDENTIAL_LIMIT = 80
NUMBER_LIMIT = 60


def _seen_by() -> models.CharField[str, str]:
    return models.CharField(max_length=12, choices=SeenBy.choices, default=SeenBy.COMMUNITIES)


class Profile(models.Model):
    """One for each person; every part says who may see it.

    `picked` holds the keys chosen of each list by the list's name (payers as they were written), `picked_for` who may
    see each. `accepting_at` is when they last said that they take referrals; None where they do not.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    work_as = models.CharField(max_length=WORK_AS_LIMIT, blank=True, default="")
    work_as_for = _seen_by()
    about = models.TextField(max_length=ABOUT_LIMIT, blank=True, default="")
    about_for = _seen_by()
    gladly = models.TextField(max_length=GLADLY_LIMIT, blank=True, default="")  # what I'd gladly do here
    gladly_for = _seen_by()
    region = models.CharField(max_length=REGION_LIMIT, blank=True, default="")  # where in person
    region_for = _seen_by()
    picked = models.JSONField(default=dict)
    picked_for = models.JSONField(default=dict)
    accepting_at = models.DateTimeField(null=True)
    shows_answering = models.BooleanField(default=False)  # how soon they usually answer, to members
    face = models.ForeignKey("uploads.Picture", on_delete=models.SET_NULL, null=True, related_name="+")
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"profile {self.pk}"


class Addition(models.Model):
    """A word that the stewards of a community added to a list; profiles name it as `own-<number>`."""

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    facet = models.CharField(max_length=20)
    label = models.CharField(max_length=ADDITION_LIMIT)
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["community", "facet", "label"], name="addition_once"),
        ]

    def __str__(self) -> str:
        return f"addition {self.pk}"

    @property
    def key(self) -> str:
        """How profiles and addresses name it."""
        return f"own-{self.pk}"


class Credential(models.Model):
    """What somebody may practice with. Its number is for its owner, and for the stewards they ask to verify it.

    `asked_in` is the community whose stewards are asked, until one of them has looked.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=CredentialKind.choices)
    title = models.CharField(max_length=CREDENTIAL_LIMIT)
    jurisdiction = models.CharField(max_length=20, blank=True, default="")
    number = EncryptedTextField(blank=True, default="", context="directory.credential.number")
    ends_on = models.DateField(null=True)
    seen_by = _seen_by()
    asked_in = models.ForeignKey("communities.Community", null=True, on_delete=models.SET_NULL, related_name="+")
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    verified_how = models.CharField(max_length=16, choices=VerifiedHow.choices, blank=True, default="")
    reminded_at = models.DateTimeField(null=True)
    added_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "id"], name="credential_of_person"),
            models.Index(
                fields=["asked_in", "id"], condition=models.Q(asked_in__isnull=False), name="credential_asked"
            ),
            models.Index(
                fields=["ends_on", "id"],
                condition=models.Q(reminded_at__isnull=True, ends_on__isnull=False),
                name="credential_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"credential {self.pk}"
