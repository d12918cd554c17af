"""Whose rhythm is whose, and which way two sums lean."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from holdspace.gifts.states import Leaning

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor

STILL_FELT = 0.5  # one gift, one half-life ago; less than this in sum counts as quiet
TWICE_AS_MUCH = 2.0
LEAST_MEMBERS: Final = 50  # below that nothing of the whole is worked out or shown
LEAST_GIVERS: Final = 20  # below that nothing about those who gave alone
ASKED_AGAIN_AFTER: Final = timedelta(days=7)
WEIGHED_EVERY: Final = timedelta(days=7)


def may_read_rhythm(person_id: int, *, seen_by: Actor) -> bool:
    """One's own alone: no role opens it."""
    return seen_by.actor_id is not None and seen_by.actor_id == person_id


def leaning(given: float, received: float) -> Leaning:
    """Which way it leans: clearly one way only when one sum is more than twice the other and a whole gift apart."""
    if given <= 0 and received <= 0:
        return Leaning.NOTHING_YET
    if given + received < STILL_FELT:
        return Leaning.QUIET
    if given > TWICE_AS_MUCH * received and given - received >= 1:
        return Leaning.MOSTLY_GIVEN
    if received > TWICE_AS_MUCH * given and received - given >= 1:
        return Leaning.MOSTLY_RECEIVED
    return Leaning.CLOSE


def may_be_asked_now(at: datetime) -> Q:
    """Members who want to be asked, and were not for a week."""
    return Q(off=False) & (Q(asked_at__isnull=True) | Q(asked_at__lte=at - ASKED_AGAIN_AFTER))


def question_stands(at: datetime) -> Q:
    """Members who were asked within a week, did not answer, and want to be asked."""
    return Q(off=False, answered_at__isnull=True, asked_at__gt=at - ASKED_AGAIN_AFTER, asked_at__lte=at)
