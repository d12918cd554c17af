"""Queueing work in the caller's transaction, and having given-up work tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from holdspace.work.bell import ring
from holdspace.work.models import DeadLetter
from holdspace.work.registry import task
from holdspace.work.rows import carry_out

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor

SHORT_WORD = 100


def enqueue(
    name: str, *, payload: dict[str, Any], at: datetime, not_before: datetime | None = None, attempt: int = 1
) -> None:
    """Queue one declared task (KeyError otherwise) so that it commits or vanishes with the caller's transaction.

    `payload` takes numbers, booleans, None and short words only (ValueError for what could be a person's text).
    """
    declared = task(name)
    _insist_on_no_text(payload)
    carry_out.using(run_after=not_before or at, priority=declared.priority).enqueue(
        name=name, payload=payload, attempt=attempt
    )
    if not_before is None or not_before <= at:
        transaction.on_commit(ring)


def _insist_on_no_text(payload: dict[str, Any]) -> None:
    for key, value in payload.items():
        if isinstance(value, str):
            if len(value) > SHORT_WORD or any(ch.isspace() or ch == "@" for ch in value):
                raise ValueError(f"a task holds no text: {key}")
        elif not isinstance(value, int | float | bool | None):
            raise TypeError(f"a task holds plain values: {key}")


@transaction.atomic
def try_again(*, letter: DeadLetter, by: Actor, at: datetime) -> None:
    """Queue a given-up task from its first try on; of two who ask at once, one has an effect."""
    if DeadLetter.objects.filter(pk=letter.pk).delete()[0]:
        enqueue(letter.name, payload=letter.payload, at=at)
