"""One run that decides who is invited now: over all open needs of a community, under its lock."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.algorithms.inviting import SILENCE_DAYS
from holdspace.invitations.choosing import choose, needs_in_turn
from holdspace.invitations.duty import rests_until
from holdspace.invitations.loads import note_asked, note_silence
from holdspace.invitations.models import Invitation, Need
from holdspace.invitations.states import INVITATION_MOVES, InvitationState, NeedState, sources
from holdspace.invitations.turns import still_waiting, take_turn
from holdspace.journal.actions import record
from holdspace.work.actions import enqueue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.invitations.choosing import Chosen

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
    needs = needs_in_turn(community, at)
    chosen = choose(community, needs, at)
    Need.objects.filter(pk__in=[need.pk for need in needs]).update(looked_at=at)
    if not chosen and not still_waiting(community, at).exists():
        return 0
    _send(chosen, at)
    if chosen:
        note_asked({one.membership_id for one in chosen}, at)
        data = {"needs": sorted({one.need.pk for one in chosen}), "invitations": len(chosen)}
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


def _send(chosen: Sequence[Chosen], at: datetime) -> None:
    """Make the invitations; a host whose invitation went by when they were asked like anybody is asked once more."""
    Invitation.objects.bulk_create(_invitation(one, at) for one in chosen if one.again is None)
    numbers = [one.again for one in chosen if one.again is not None]
    if not numbers:
        return
    # Whoever opens it at this moment has opened it.
    passed = Invitation.objects.select_for_update().filter(pk__in=numbers, state=InvitationState.PASSED)
    still = set(passed.values_list("pk", flat=True))
    again = [_invitation(one, at) for one in chosen if one.again in still]
    Invitation.objects.bulk_update(again, ["state", "why", "sent_at", "until", "told_at", "ended_at"])


def _invitation(one: Chosen, at: datetime) -> Invitation:
    return Invitation(
        pk=one.again, need=one.need, membership_id=one.membership_id, why=one.why, sent_at=at, until=one.until
    )


def _pass_by(community: Community, at: datetime) -> None:
    over = Invitation.objects.filter(
        need__community=community, state__in=sources(INVITATION_MOVES, "pass"), until__lte=at
    )
    held = over.select_for_update(of=("self",)).order_by("until")
    rows = dict(held.values_list("pk", "membership_id")[:MOST_PASSED])
    if rows:
        Invitation.objects.filter(pk__in=rows, state=InvitationState.OUT).update(
            state=InvitationState.PASSED, ended_at=at
        )
        note_silence(set(rows.values()), at, timedelta(days=SILENCE_DAYS))
