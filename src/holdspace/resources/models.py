"""What members give to each other to use."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from holdspace.resources.states import CollectionState, Licence, ResourceKind, ResourceState, TakingState
from holdspace.vault.fields import EncryptedTextField

TITLE_LIMIT = 80
WORDS_LIMIT = 400
LINK_LIMIT = 500
TEXT_LIMIT = 6000


class Resource(models.Model):
    """A link, a file or a short how-to that somebody gives, with what it is about, for whom, and on which terms.

    Of `link`, `file` and `text` (Markdown) it has the one of its kind. Taken back, it has none of its words any more.
    `helped` is only ever shown in words.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey("communities.Audience", on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=ResourceKind.choices)
    title = models.CharField(max_length=TITLE_LIMIT)
    words = models.TextField(blank=True, default="")
    topic = models.CharField(max_length=40)
    for_whom = models.JSONField(default=list)
    licence = models.CharField(max_length=12, choices=Licence.choices)
    link = models.CharField(max_length=LINK_LIMIT, blank=True, default="")
    text = models.TextField(blank=True, default="")
    file = models.OneToOneField("uploads.File", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=ResourceState.choices, default=ResourceState.HERE)
    helped = models.PositiveIntegerField(default=0)  # people who say that it helped them
    # Of a link, where the place looks after links at all: when it looks next, when it did not answer for the first time
    # in a row, and when its giver was told.
    look_next_at = models.DateTimeField(null=True)
    missed_at = models.DateTimeField(null=True)
    told_missing_at = models.DateTimeField(null=True)
    given_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=ResourceState.TAKEN_BACK, link="", text="", file__isnull=True)
                | Q(~Q(link=""), state=ResourceState.HERE, kind=ResourceKind.LINK, text="", file__isnull=True)
                | Q(state=ResourceState.HERE, kind=ResourceKind.FILE, link="", text="", file__isnull=False)
                | Q(~Q(text=""), state=ResourceState.HERE, kind=ResourceKind.HOWTO, link="", file__isnull=True),
                name="resource_is_of_its_kind",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "-given_at", "-id"], name="resource_shelf"),
            models.Index(fields=["community", "state", "kind", "-given_at", "-id"], name="resource_shelf_of_kind"),
            models.Index(fields=["community", "state", "topic", "-given_at", "-id"], name="resource_shelf_of_topic"),
            models.Index(fields=["giver", "community", "-given_at", "-id"], name="resource_of_giver"),
            models.Index(
                fields=["look_next_at", "id"],
                condition=Q(state=ResourceState.HERE, look_next_at__isnull=False),
                name="resource_looked_after",
            ),
        ]

    def __str__(self) -> str:
        return f"resource {self.pk}"


class Taking(models.Model):
    """Somebody took something along, and later may say whether it helped, with words to its giver alone.

    `counted_at` is when a gift was recorded because of it: once at most, and not for every one (see `rules`).
    """

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="takings")
    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=14, choices=TakingState.choices, default=TakingState.TAKEN)
    words = EncryptedTextField(blank=True, default="", context="resources.taking.words")
    said_words = models.BooleanField(default=False)
    taken_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    counted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resource", "person"], name="taking_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "community", "-taken_at", "-id"], name="taking_of_person"),
            models.Index(
                fields=["taken_at", "id"],
                condition=Q(state=TakingState.TAKEN, asked_at__isnull=True),
                name="taking_to_ask_about",
            ),
            models.Index(
                fields=["resource", "-answered_at", "-id"], condition=Q(said_words=True), name="taking_with_words"
            ),
        ]

    def __str__(self) -> str:
        return f"taking {self.pk}"


class Collection(models.Model):
    """Resources that somebody gathers under one title. Each reader finds those of them in it that they may see."""

    community = models.ForeignKey("communities.Community", on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey("communities.Audience", on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=TITLE_LIMIT)
    words = models.TextField(blank=True, default="")
    state = models.CharField(max_length=8, choices=CollectionState.choices, default=CollectionState.HERE)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "-made_at", "-id"], name="collection_list"),
            models.Index(fields=["keeper", "community", "-made_at", "-id"], name="collection_of_keeper"),
        ]

    def __str__(self) -> str:
        return f"collection {self.pk}"


class Gathered(models.Model):
    """One resource in a collection, in the order in which they came in."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="gathered")
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["collection", "resource"], name="gathered_once"),
        ]

    def __str__(self) -> str:
        return f"gathered {self.pk}"


class BesideOffer(models.Model):
    """The resource that somebody offered to meet an ask with. The offer itself is the exchange's."""

    offer = models.OneToOneField("exchange.Offer", on_delete=models.CASCADE, related_name="+")
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"beside offer {self.offer_id}"
