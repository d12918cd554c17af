"""The one place that writes entries."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from holdspace.journal.models import Entry
from holdspace.journal.verbs import verb as declared

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Model

    from holdspace.grammar.actors import Actor

# Lower case alone: a name, a greeting, a sentence hardly ever looks like this; a state, a kind, a field always does.
WORD = re.compile(r"(?:[a-z0-9][a-z0-9_.:-]{0,59})?", re.ASCII)
MOST_WORDS = 20


def record(
    *,
    verb: str,
    of: Model,
    by: Actor,
    at: datetime,
    community_id: int | None = None,
    in_role: str = "",
    data: dict[str, Any] | None = None,
    once: str = "",
) -> Entry:
    """Write one entry about `of` in the caller's transaction and return it.

    `verb` must be declared (KeyError otherwise). `data` takes numbers, booleans, None, single words (states, kinds,
    names of fields: small plain letters, digits, `_.:-`, at most 60 characters) and lists of these, dicts within:
    ValueError for anything that could be a person's text. `once` is the one-time key of a creating form, unique per
    actor.
    """
    declared(verb)
    data = data or {}
    _insist_on_no_text(data)
    return Entry.objects.create(
        at=at,
        actor_kind=by.actor_kind,
        actor_id=by.actor_id,
        community_id=community_id,
        verb=verb,
        object_kind=of._meta.label_lower,
        object_id=of.pk,
        in_role=in_role,
        data=data,
        once=once or None,
    )


def _insist_on_no_text(value: Any) -> None:
    """Nothing a person wrote gets through: only words as the program itself writes them, in small plain letters."""
    if isinstance(value, dict):
        for key, inner in value.items():
            _insist_on_word(key)
            _insist_on_no_text(inner)
    elif isinstance(value, list | tuple):
        if sum(isinstance(inner, str) for inner in value) > MOST_WORDS:
            raise ValueError("the journal holds no text")
        for inner in value:
            _insist_on_no_text(inner)
    elif isinstance(value, str):
        _insist_on_word(value)
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError("the journal holds finite numbers")
    elif not isinstance(value, int | float | bool | None):
        raise TypeError("the journal holds plain values")


def _insist_on_word(value: Any) -> None:
    if not isinstance(value, str) or not WORD.fullmatch(value):
        raise ValueError("the journal holds no text")
