"""What can be found, and the words in it. All of it can be made anew from the rooms: `holdspace search rebuild`."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Line(models.Model):
    """One thing that can be found. `title` and `words` are folded words, `marks` what it is, where it stands and what
    facets it answers to, all divided by spaces.

    The full-text index itself is SQLite's table `search_text` or PostgreSQL's index `search_line_tokens` (see the
    migrations).
    """

    kind = models.CharField(max_length=20)
    thing_id = models.BigIntegerField()
    title = models.TextField(blank=True, default="")
    words = models.TextField(blank=True, default="")
    marks = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "thing_id"], name="line_of_thing_once")]

    def __str__(self) -> str:
        return f"line {self.pk}"


class Spelling(models.Model):
    """A word that stands somewhere in the index, under each of its keys: how a slip of the finger is forgiven.

    It says nothing of where the word stands, and goes with the last line that holds it.
    """

    key = models.BigIntegerField()
    word = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "word"], name="spelling_once")]
        indexes: ClassVar = [models.Index(fields=["word"], name="spelling_of_word")]

    def __str__(self) -> str:
        return f"spelling {self.pk}"
