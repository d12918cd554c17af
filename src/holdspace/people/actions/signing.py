"""Where one is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.journal.actions import record
from holdspace.people.models import Session

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person


@transaction.atomic
def sign_out_elsewhere(*, here: str, by: Person, at: datetime) -> int:
    """End every session of one's own but `here` (its key), and return how many ended."""
    ended, _ = Session.objects.filter(person=by).exclude(session_key=here).delete()
    record(verb="person.signed_out_elsewhere", of=by, by=by, at=at, data={"ended": ended})
    return ended
