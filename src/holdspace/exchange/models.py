"""Asks, the offers to meet them, and what two people carry through."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from holdspace.exchange.states import (
    HOLDING,
    UNDER_WAY,
    AskKind,
    AskState,
    ExchangeState,
    OfferState,
    StandingState,
    Urgency,
)
from holdspace.vault.fields import EncryptedTextField


class StandingOffer(models.Model):
    """What somebody gives until they say otherwise, with places that count down.

    `left` is `places` less those taken in the present lot (`exchange.places` keeps it so). A lot is a number: each
    month has its own where `every_month`, and so has every time that the giver says how many are free. `renews_at` is
    when the next one begins. `confirmed_at` is when the giver last said that it stands, `asked_at` when they were last
    asked whether it does.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey("communities.Audience", on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=AskKind.choices)
    title = models.CharField(max_length=80)
    words = models.TextField()
    state = models.CharField(max_length=12, choices=StandingState.choices, default=StandingState.STANDING)
    places = models.PositiveSmallIntegerField()
    left = models.PositiveSmallIntegerField()
    lot = models.PositiveIntegerField(default=1)
    every_month = models.BooleanField(default=False)
    renews_at = models.DateTimeField(null=True)
    offered_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(left__lte=models.F("places")), name="standing_left_of_places"),
            models.CheckConstraint(
                condition=models.Q(every_month=True, renews_at__isnull=False)
                | models.Q(every_month=False, renews_at__isnull=True),
                name="standing_renews_by_month",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "-confirmed_at", "-id"], name="standing_list"),
            models.Index(fields=["community", "state", "kind", "-confirmed_at", "-id"], name="standing_list_of_kind"),
            models.Index(fields=["giver", "community", "-id"], name="standing_of_giver"),
            models.Index(
                fields=["renews_at", "id"],
                condition=models.Q(renews_at__isnull=False) & ~models.Q(state=StandingState.ENDED),
                name="standing_renews",
            ),
            models.Index(
                fields=["confirmed_at", "id"],
                condition=models.Q(state=StandingState.STANDING),
                name="standing_to_confirm",
            ),
        ]

    def __str__(self) -> str:
        return f"standing offer {self.pk}"


class Ask(models.Model):
    """What somebody needs. Good until a date, which takes it off the board and changes nothing else.

    With a `lot` it is a place that the asker took in a standing offer: agreed from the beginning, between two people,
    never on the board; it keeps its lot when the offer itself is gone.

    `renewed_at` is when it was asked, or last extended: the board's order, and never further back than the longest
    time an ask is good for.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey("communities.Audience", on_delete=models.PROTECT, related_name="+")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=AskKind.choices)
    urgency = models.CharField(max_length=12, choices=Urgency.choices, default=Urgency.WHENEVER)
    details = models.JSONField(default=dict)
    title = models.CharField(max_length=80)
    words = models.TextField()
    state = models.CharField(max_length=12, choices=AskState.choices, default=AskState.OPEN)
    asked_at = models.DateTimeField()
    renewed_at = models.DateTimeField()
    good_until = models.DateTimeField()
    told_of_date_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    place_of = models.ForeignKey(StandingOffer, null=True, on_delete=models.SET_NULL, related_name="taken")
    lot = models.PositiveIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(good_until__gt=models.F("renewed_at")), name="ask_good_for_a_time"
            ),
            models.UniqueConstraint(
                fields=["place_of", "asker"], condition=models.Q(state=AskState.AGREED), name="ask_one_place_at_a_time"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "-renewed_at", "-id"], name="ask_board"),
            models.Index(fields=["community", "state", "kind", "-renewed_at", "-id"], name="ask_board_of_kind"),
            models.Index(fields=["asker", "community", "-asked_at", "-id"], name="ask_of_asker"),
            models.Index(
                fields=["place_of", "lot", "state"], condition=models.Q(lot__isnull=False), name="ask_place_taken"
            ),
            models.Index(
                fields=["good_until", "id"],
                condition=models.Q(state=AskState.OPEN, told_of_date_at__isnull=True),
                name="ask_comes_to_its_date",
            ),
        ]

    def __str__(self) -> str:
        return f"ask {self.pk}"


class AskDraft(models.Model):
    """What a member is about to ask, kept while they write; one for each membership, gone once it is asked."""

    membership = models.OneToOneField("communities.Membership", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, blank=True, default="")
    more = models.JSONField(default=dict)  # urgency, audience and what its kind asks for, as far as it was chosen
    title = EncryptedTextField(blank=True, default="", context="exchange.askdraft.title")
    words = EncryptedTextField(blank=True, default="", context="exchange.askdraft.words")
    good_days = models.PositiveIntegerField(null=True)
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"draft {self.pk}"


class StandingDraft(models.Model):
    """What a member is about to offer until further notice; one for each membership, gone once it is offered."""

    membership = models.OneToOneField("communities.Membership", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, blank=True, default="")
    more = models.JSONField(default=dict)  # places, how often and audience, as far as they were chosen
    title = EncryptedTextField(blank=True, default="", context="exchange.standingdraft.title")
    words = EncryptedTextField(blank=True, default="", context="exchange.standingdraft.words")
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"draft {self.pk} of a standing offer"


class PassedOn(models.Model):
    """Somebody thought of somebody else for an ask. Between the two of them; the asker never reads of it."""

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "ask", "named_by"], name="passed_on_once"),
        ]

    def __str__(self) -> str:
        return f"passed on {self.pk}"


class Offer(models.Model):
    """Somebody is ready to meet an ask. Its words and the answer to it are between the two of them."""

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="offers")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = EncryptedTextField(context="exchange.offer.words")
    answer = EncryptedTextField(blank=True, default="", context="exchange.offer.answer")
    state = models.CharField(max_length=12, choices=OfferState.choices, default=OfferState.WAITING)
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    thanked_at = models.DateTimeField(null=True)  # when the giver thanked for a kind no

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["ask", "giver"],
                condition=models.Q(state__in=[OfferState.WAITING, OfferState.TAKEN]),
                name="offer_once_at_a_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["ask", "state", "id"], name="offers_of_ask"),
            models.Index(fields=["giver", "state", "-id"], name="offers_of_giver"),
        ]

    def __str__(self) -> str:
        return f"offer {self.pk}"


class Exchange(models.Model):
    """One ask that two people carry through. `said_done_by` is the one who said first that it is done."""

    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="exchanges")
    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="exchange")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    thread = models.ForeignKey("conversations.Thread", null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=12, choices=ExchangeState.choices, default=ExchangeState.AGREED)
    agreed_at = models.DateTimeField()
    said_done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    said_done_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    thanks = EncryptedTextField(blank=True, default="", context="exchange.exchange.thanks")
    thanked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(asker=models.F("giver")), name="exchange_between_two"),
            models.UniqueConstraint(
                fields=["ask"], condition=models.Q(state__in=HOLDING), name="exchange_one_at_a_time"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["asker", "community", "state"], name="exchange_of_asker"),
            models.Index(fields=["giver", "community", "state"], name="exchange_of_giver"),
            models.Index(
                fields=["agreed_at", "id"], condition=models.Q(state__in=UNDER_WAY), name="exchange_under_way"
            ),
        ]

    def __str__(self) -> str:
        return f"exchange {self.pk}"
