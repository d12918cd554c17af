"""Opening an invitation, and saying not today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import insist
from holdspace.invitations.loads import count_load, note_word
from holdspace.invitations.models import Invitation
from holdspace.invitations.notices import untell
from holdspace.invitations.rules import may_answer
from holdspace.invitations.states import INVITATION_MOVES, InvitationState, sources
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person

TOLD = {event: told for _state, event, who, _next, told in INVITATION_MOVES if who == "invited"}


@transaction.atomic
def open_invitation(*, invitation: Invitation, by: Person, at: datetime) -> Invitation:
    """Somebody goes and reads, also later than others were asked: that is all that was asked. Raises `AlreadyMoved`
    where nothing is asked any more."""
    insist(may_answer(invitation, by))
    was = invitation.state
    move(
        invitation,
        out_of=sources(INVITATION_MOVES, "open"),
        into=InvitationState.OPENED,
        told=TOLD["open"],
        ended_at=at,
    )
    count_load(invitation.membership_id, at)
    _went(invitation, was, by, at)
    record(verb="invitation.opened", of=invitation, by=by, at=at, community_id=invitation.membership.community_id)
    return invitation


@transaction.atomic
def say_not_today(*, invitation: Invitation, by: Person, at: datetime) -> Invitation:
    """Not today, in one press. It is asked of somebody else; nothing is counted, and the entry does not name what it
    was about. Saying it twice is saying it once."""
    insist(may_answer(invitation, by))
    was = invitation.state
    if was == InvitationState.NOT_TODAY:
        return invitation
    move(
        invitation,
        out_of=sources(INVITATION_MOVES, "not_today"),
        into=InvitationState.NOT_TODAY,
        told=TOLD["not_today"],
        ended_at=at,
    )
    _went(invitation, was, by, at)
    mine = invitation.membership
    record(verb="thing.set_aside", of=mine, by=by, at=at, community_id=mine.community_id)
    return invitation


def _went(invitation: Invitation, was: str, by: Person, at: datetime) -> None:
    """A word after all to what went by is no silence; and what was told of it is told no more."""
    if was == InvitationState.PASSED:
        note_word(invitation.membership_id)
    untell(Invitation.objects.filter(pk=invitation.pk), by=by, at=at)
