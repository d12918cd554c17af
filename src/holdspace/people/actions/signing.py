"""Where one is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.crypto import constant_time_compare

from holdspace.grammar.refusals import NothingHere
from holdspace.journal.actions import record
from holdspace.people.devices import number_of
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


@transaction.atomic
def end_session(*, number: str, by: Person, at: datetime) -> None:
    """End one of one's own sessions by the number that stands for it. `NothingHere` for any other."""
    mine = Session.objects.filter(person=by).values_list("session_key", flat=True)
    key = next((key for key in mine if constant_time_compare(number_of(key), number)), None)
    if key is None or not Session.objects.filter(pk=key).delete()[0]:
        raise NothingHere
    record(verb="person.ended_session", of=by, by=by, at=at)
