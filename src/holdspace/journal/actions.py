"""The one place that writes entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.journal.models import Entry
from holdspace.journal.verbs import verb as declared

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Model

    from holdspace.grammar.actors import Actor

Plain = int | float | bool | None
SHORT_WORD = 60


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
    names of fields; no white space, at most 60 characters) and lists of these: ValueError for anything that could be
    a person's text. `once` is the one-time key of a creating form, unique per actor.
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
        object_kind=type(of)._meta.label_lower,
        object_id=of.pk,
        in_role=in_role,
        data=data,
        once=once or None,
    )


def _insist_on_no_text(value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _insist_on_no_text(key)
            _insist_on_no_text(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _insist_on_no_text(inner)
    elif isinstance(value, str):
        if len(value) > SHORT_WORD or any(ch.isspace() or ch == "@" for ch in value):
            raise ValueError("the journal holds no text")
    elif not isinstance(value, int | float | bool | None):
        raise TypeError("the journal holds plain values")
