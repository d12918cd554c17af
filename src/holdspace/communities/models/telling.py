"""Telling everybody inside of something, kept by how far it came."""

from __future__ import annotations

from django.db import models

from holdspace.communities.models.community import Community


class Telling(models.Model):
    """One notice for everybody inside; `up_to` is the number of the last membership that was told.

    A worker killed in the midst goes on where it was, and nobody is told twice.
    """

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    url = models.CharField(max_length=200)
    passes_over = models.BigIntegerField(default=0)  # the number of a person who knows already
    begun_at = models.DateTimeField()
    up_to = models.BigIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"telling {self.pk}"
