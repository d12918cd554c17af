"""Asking a few colleagues at a time: part of the actions that seek, answer and look again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from holdspace.algorithms.referring import WAIT_HOURS, room_for
from holdspace.invitations.duty import rests_until
from holdspace.journal.actions import record
from holdspace.referrals.choosing import who_fits
from holdspace.referrals.models import Answer, Referral
from holdspace.referrals.notices import say_of
from holdspace.referrals.states import CAME_TO_NOTHING, AnswerState, ReferralState

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor

WAIT = timedelta(hours=WAIT_HOURS)


def ask_some(referral: Referral, *, by: Actor, at: datetime) -> int:
    """Ask as many more colleagues as there is room for now, and say when to look again; returns how many.

    Nobody is asked while the community rests. In the caller's transaction, which holds the referral's row.
    """
    standing = Referral.objects.select_for_update(of=("self",)).select_related("asker", "community")
    referral = standing.get(pk=referral.pk)
    if referral.state != ReferralState.OPEN or referral.good_until <= at:
        return 0
    if (until := rests_until(referral.community, at)) is not None:
        Referral.objects.filter(pk=referral.pk).update(look_again_at=until)
        return 0
    rows = list(
        Answer.objects.filter(referral=referral).values_list(
            "state", "asked_at", "handover__asker_says", "handover__taker_says"
        )
    )
    waiting = sum(state == AnswerState.ASKED and at - asked_at < WAIT for state, asked_at, *_said in rows)
    yeses = sum(state == AnswerState.YES and not CAME_TO_NOTHING & {*said} for state, _asked_at, *said in rows)
    room = room_for(waiting=waiting, yeses=yeses, asked=len(rows))
    fits = who_fits(referral, asker=referral.asker, at=at, most=room) if room else []
    for one in fits:
        why = [list(pair) for pair in one.why]
        Answer.objects.create(
            referral=referral, community_id=referral.community_id, person_id=one.number, why=why, asked_at=at
        )
        say_of(referral, "asked", one.number, by=by, at=at)
    Referral.objects.filter(pk=referral.pk).update(look_again_at=None if yeses else at + WAIT)
    if fits:
        data = {"people": len(fits)}
        record(
            verb="referral.colleagues_asked", of=referral, by=by, at=at, community_id=referral.community_id, data=data
        )
    return len(fits)
