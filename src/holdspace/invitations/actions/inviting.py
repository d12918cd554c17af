"""One run that decides who is invited now: over all open needs of a community, under its lock."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.algorithms.inviting import SILENCE_DAYS
from holdspace.invitations.choosing import choose
from holdspace.invitations.duty import rests_until
from holdspace.invitations.loads import note_asked, note_silence
from holdspace.invitations.models import Invitation, Need
from holdspace.invitations.states import INVITATION_MOVES, InvitationState, NeedState, sources
from holdspace.invitations.turns import still_waiting, take_turn
from holdspace.journal.actions import record
from holdspace.work.actions import enqueue

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

MOST_PASSED = 500
KEPT = timedelta(days=30)  # needs and their invitations, once they are closed


@transaction.atomic
def invite_people(*, community: Community, by: Actor, at: datetime) -> int:
    """Let pass what went by in silence, invite whom the matching chooses, and have them told; returns how many.

    Of two runs at once the second waits for the first and then finds nothing left to do: nobody is invited twice to
    one thing, or beyond their own room.
    """
    turn = take_turn(community, at)
    if rests_until(community, at) is not None:
        return 0
    _pass_by(community, at)
    chosen = choose(community, at)
    if not chosen and not still_waiting(community, at).exists():
        return 0
    Invitation.objects.bulk_create(
        Invitation(need=one.need, membership_id=one.membership_id, why=one.why, sent_at=at, until=one.until)
        for one in chosen
    )
    if chosen:
        note_asked({one.membership_id for one in chosen}, at)
        needs = sorted({one.need.pk for one in chosen})
        data = {"needs": needs, "invitations": len(chosen)}
        record(verb="invitations.sent", of=turn, by=by, at=at, community_id=community.pk, data=data)
    enqueue("invitations.tell", payload={"community_id": community.pk}, at=at)
    return len(chosen)


@transaction.atomic
def clear_away(*, community: Community, by: Actor, at: datetime) -> int:
    """Needs that closed thirty days ago go, and who was invited to them; returns how many."""
    old = Need.objects.filter(community=community, closed_at__lt=at - KEPT).exclude(state=NeedState.OPEN)
    numbers = list(old.values_list("pk", flat=True)[:MOST_PASSED])
    if not numbers:
        return 0
    Need.objects.filter(pk__in=numbers).delete()
    data = {"needs": len(numbers)}
    record(verb="needs.cleared", of=community, by=by, at=at, community_id=community.pk, data=data)
    return len(numbers)


def _pass_by(community: Community, at: datetime) -> None:
    over = Invitation.objects.filter(
        need__community=community, state__in=sources(INVITATION_MOVES, "pass"), until__lte=at
    )
    rows = dict(over.order_by("until").values_list("pk", "membership_id")[:MOST_PASSED])
    if rows:
        Invitation.objects.filter(pk__in=rows, state=InvitationState.OUT).update(
            state=InvitationState.PASSED, ended_at=at
        )
        note_silence(set(rows.values()), at, timedelta(days=SILENCE_DAYS))
