"""A body of people with one charter, one pathway and one membership list."""

from __future__ import annotations

from django.db import models


class Community(models.Model):
    """`tagline` completes its name on the front door ("for people whose work is other people")."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    tagline = models.CharField(max_length=160, blank=True, default="")
    is_demo = models.BooleanField(default=False)
    founded_at = models.DateTimeField()
    discusses_days = models.PositiveSmallIntegerField(default=14)  # how long a proposal is discussed before its answer
    asks_pulse = models.BooleanField(default=True)  # once a season: how do we together live what we agreed?
    head_count = models.PositiveIntegerField(default=0)  # how many are inside; `heads.keep_head_count` keeps it

    class Meta:
        verbose_name_plural = "communities"

    def __str__(self) -> str:
        return self.name
