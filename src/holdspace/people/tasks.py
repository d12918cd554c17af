"""What the worker does for this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection

from holdspace.grammar.actors import THE_MACHINE
from holdspace.people.actions import carry_out_unlocking, let_old_words_go
from holdspace.people.models import Session
from holdspace.people.queries import unlockings_due

if TYPE_CHECKING:
    from datetime import datetime


def unlock(*, at: datetime, **payload: Any) -> None:
    """Second steps whose wait is over are taken off."""
    for unlocking in unlockings_due(seen_by=THE_MACHINE, at=at):
        carry_out_unlocking(unlocking=unlocking, by=THE_MACHINE, at=at)


def sweep(*, at: datetime, **payload: Any) -> None:
    """Words kept for a day, sessions that ended and limits that have passed are not kept any longer."""
    let_old_words_go(by=THE_MACHINE, at=at)
    Session.objects.filter(expire_date__lt=at).delete()
    cache = settings.CACHES["default"]
    if cache["BACKEND"].endswith("DatabaseCache"):
        table = connection.ops.quote_name(cache["LOCATION"])
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [connection.ops.adapt_datetimefield_value(at)])  # noqa: S608
