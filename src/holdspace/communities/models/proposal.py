"""What members would like to change, what others say to it, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.communities.models.charter import Charter
from holdspace.communities.models.community import Community
from holdspace.communities.states import ANSWERS, ProposalAbout, ProposalState, Stance


class Proposal(models.Model):
    """One wish of one member to change what all agreed. Pages show it without a name: it stands by its words.

    `texts` holds the words proposed: parts of the charter by field, or {"words": …} for notes and questions; empty for
    an objection. `charter` is the version that it was written against, or objects to; `became` what came of it.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="proposals")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=12, choices=ProposalAbout.choices)
    state = models.CharField(max_length=14, choices=ProposalState.choices, default=ProposalState.OPEN)
    in_short = models.CharField(max_length=160)
    why = models.TextField()
    texts = models.JSONField(default=dict)
    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    discussed_until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reasons = models.TextField(blank=True, default="")
    became = models.ForeignKey(Charter, on_delete=models.PROTECT, null=True, related_name="came_from")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(state__in=ANSWERS) | (models.Q(answered_by__isnull=False) & ~models.Q(reasons="")),
                name="proposal_answered_with_reasons",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "-opened_at", "-id"], name="proposals_by_time"),
            models.Index(fields=["author", "state"], name="proposals_of_author"),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"


class Voice(models.Model):
    """What one member says to a proposal, with their name."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="voices")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=8, choices=Stance.choices)
    words = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["proposal", "said_at", "id"], name="voices_by_time"),
            models.Index(fields=["author"], name="voices_of_author"),
        ]

    def __str__(self) -> str:
        return f"voice {self.pk}"


class OwnWords(models.Model):
    """Words of the community's own beside what ships: in the sharing notes, or a question of the week."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=12, choices=ProposalAbout.choices)
    words = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["community", "about", "until"], name="own_words_in_force")]

    def __str__(self) -> str:
        return f"own words {self.pk}"
