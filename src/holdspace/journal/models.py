"""The append-only record of what happened, without private text."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One thing that happened. Names people and things by number and kind, so that lower rooms need no keys up.

    `data` holds numbers, states and names of fields, never what a person wrote. `in_role` is the role acted in
    ("host", "reviewer", "steward", "operator"), empty for what anybody does for themself.
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
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_kind} {self.object_id}"
