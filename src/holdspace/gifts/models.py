"""The ledger of gifts, and two forgetting sums kept beside it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.gifts.ledger import AppendOnly
from holdspace.gifts.states import GiftKind


class Gift(models.Model):
    """One line of the ledger: this person gave, that person received, of this kind, because of that thing.

    The cause is named by kind and number. A database trigger (see the migration) refuses to change a line even past
    the program; a line removed past the program is named by `holdspace ledger check`, as the journal still knows it.
    """

    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=GiftKind.choices)
    cause_kind = models.CharField(max_length=40)
    cause_id = models.BigIntegerField()
    at = models.DateTimeField()

    objects = AppendOnly.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(giver=models.F("receiver")), name="gift_not_to_oneself"),
            models.CheckConstraint(condition=models.Q(kind__in=GiftKind.values), name="gift_of_a_kind"),
            models.UniqueConstraint(fields=["cause_kind", "cause_id", "giver", "receiver"], name="gift_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["giver", "community", "at"], name="gift_by_giver"),
            models.Index(fields=["receiver", "community", "at"], name="gift_by_receiver"),
        ]

    def __str__(self) -> str:
        return f"gift {self.pk}"


class LatelySums(models.Model):
    """What somebody gave and received in one community, forgetting with a half-life of 60 days.

    Right at the time `as_of`, which is that of the person's latest gift there; derived from the ledger alone, and
    rebuilt from it by `holdspace ledger check --rebuild`.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    given = models.FloatField(default=0.0)
    received = models.FloatField(default=0.0)
    as_of = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "community"], name="lately_once")]

    def __str__(self) -> str:
        return f"sums {self.pk}"


class Spread(models.Model):
    """How giving was spread over a community on one day, as figures alone (docs/algorithms/spread.md); kept once a
    week, and only where there are enough people that nobody can be found in it.

    `among_givers` is empty where few gave, all four where nobody did. Each is a share, 0 to 1.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    members = models.PositiveIntegerField()
    gave = models.PositiveIntegerField()
    among_all = models.FloatField(null=True)
    among_givers = models.FloatField(null=True)
    top_tenth = models.FloatField(null=True)
    comes_back = models.FloatField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["community", "at"], name="spread_once")]

    def __str__(self) -> str:
        return f"spread {self.pk}"


class GentleQuestion(models.Model):
    """The one small question that a member is asked after something went well; a row once they were asked first, or
    said that they want none.

    `asked_at` is when it was last asked: at most once in `ASKED_AGAIN_AFTER`. It stands until `answered_at` or until
    that time is over, whichever comes first. What they did then is not kept.
    """

    membership = models.OneToOneField("communities.Membership", on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    off = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"gentle question {self.pk}"
