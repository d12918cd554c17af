"""The append-only record of what happened, without private text."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One thing that happened. Names people and things by number and kind, so that lower rooms need no keys up.

    `data` holds numbers, states and names of fields, never what a person wrote. `in_role` is the role acted in
    ("host", "reviewer", "steward", "operator"), empty for what anybody does for themself. `seal` is the number of the
    seal that covers it: the only thing about an entry that is ever written later, once.
    """

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    community_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    in_role = models.CharField(max_length=10, blank=True, default="")
    data = models.JSONField(default=dict)
    once = models.CharField(max_length=40, null=True)
    seal = models.BigIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["actor_kind", "actor_id", "once"], name="entry_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community_id", "-id"], name="entry_of_community"),
            models.Index(fields=["object_kind", "object_id", "id"], name="entry_of_object"),
            models.Index(fields=["actor_id", "-id"], name="entry_of_actor"),
            models.Index(
                fields=["community_id", "-id"],
                condition=~models.Q(in_role=""),
                name="entry_in_role",
            ),
            models.Index(fields=["id"], condition=models.Q(seal__isnull=True), name="entry_unsealed"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_kind} {self.object_id}"


class Seal(models.Model):
    """One link of the chain: what the entries it covers looked like, under a MAC whose key is not in the database.

    `hashes` holds [entry's number, hash] for each; `previous_mac` is the MAC of the seal before ("" for the first).
    """

    number = models.BigIntegerField(unique=True)
    first_entry = models.BigIntegerField()
    last_entry = models.BigIntegerField()
    count = models.PositiveIntegerField()
    hashes = models.JSONField()
    previous_mac = models.CharField(max_length=64, blank=True)
    mac = models.CharField(max_length=64)
    key_id = models.CharField(max_length=16)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"seal {self.number}"


class Chain(models.Model):
    """The one row that sealers take turns at: how many seals there are. Its update is the lock."""

    length = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="chain_is_one")]

    def __str__(self) -> str:
        return f"chain of {self.length}"
