"""What a room above says of a thing that wants people: it is there, somebody came, it is met, it is over.

All of it is part of the action that shares, answers or lets go, in the same transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from holdspace.grammar.moves import move
from holdspace.invitations.loads import count_load, note_word
from holdspace.invitations.models import Invitation, Need
from holdspace.invitations.notices import untell
from holdspace.invitations.states import INVITATION_MOVES, InvitationState, NeedState, sources
from holdspace.journal.actions import record
from holdspace.work.actions import enqueue

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor


@transaction.atomic
def open_need(
    *,
    kind: str,
    about_id: int,
    community: Community,
    whose_id: int,
    wanted: int,
    hosts_at: datetime,
    due_at: datetime,
    level: str = "",
    by: Actor,
    at: datetime,
) -> Need | None:
    """Say that something wants people; the first are invited as soon as the worker wakes. Called again for the same
    thing it opens a met need anew, and leaves all others as they are. None where nobody is wanted."""
    if wanted < 1:
        return None
    need, new = Need.objects.get_or_create(
        kind=kind,
        about_id=about_id,
        defaults={
            "community": community,
            "whose_id": whose_id,
            "wanted": wanted,
            "level": level,
            "opened_at": at,
            "hosts_at": hosts_at,
            "due_at": due_at,
        },
    )
    if not new:
        if need.state != NeedState.MET:
            return need
        move(need, out_of=NeedState.MET, into=NeedState.OPEN, closed_at=None, looked_at=None)
    verb = "need.opened" if new else "need.reopened"
    record(verb=verb, of=need, by=by, at=at, community_id=community.pk)
    enqueue("invitations.invite", payload={"community_id": community.pk}, at=at)
    return need


@transaction.atomic
def open_need_again(
    *, kind: str, about_id: int, hosts_at: datetime, due_at: datetime, by: Actor, at: datetime
) -> Need | None:
    """What was over wants people once more, by new times: a share that its sharer closed and opened again.

    None where it was not over. Whoever was asked before is not asked twice.
    """
    need = Need.objects.filter(kind=kind, about_id=about_id, state=NeedState.OVER).select_related("community").first()
    if need is None:
        return None
    times: dict[str, Any] = {
        "hosts_at": hosts_at,
        "due_at": due_at,
        "closed_at": None,
        "stewards_told_at": None,
        "looked_at": None,
    }
    move(need, out_of=NeedState.OVER, into=NeedState.OPEN, **times)
    record(verb="need.reopened", of=need, by=by, at=at, community_id=need.community_id)
    enqueue("invitations.invite", payload={"community_id": need.community_id}, at=at)
    return need


@transaction.atomic
def come_to_need(*, kind: str, about_id: int, membership: Membership, by: Actor, at: datetime) -> Need | None:
    """Somebody came, invited or not: their invitation is answered, and what they gave counts as load, once.

    None where nobody was ever wanted, or where their invitation is answered already. The caller calls it for a
    person's first answer alone.
    """
    need = Need.objects.filter(kind=kind, about_id=about_id).first()
    if need is None:
        return None
    mine = Invitation.objects.filter(need=need, membership=membership).first()
    was = InvitationState.WITHDRAWN if mine is None else mine.state
    if was == InvitationState.ANSWERED:
        return None
    if mine is not None and was in sources(INVITATION_MOVES, "answer"):
        move(mine, out_of=was, into=InvitationState.ANSWERED, ended_at=at)
        untell(Invitation.objects.filter(pk=mine.pk), by=by, at=at)
    if was == InvitationState.OPENED:
        record(verb="invitation.answered", of=need, by=by, at=at, community_id=need.community_id)
        return need
    count_load(membership.pk, at)
    if was == InvitationState.PASSED:
        note_word(membership.pk)
    record(verb="need.come_to", of=need, by=by, at=at, community_id=need.community_id)
    return need


@transaction.atomic
def meet_need(*, kind: str, about_id: int, by: Actor, at: datetime) -> bool:
    """They came: nobody else is asked, and nothing says any more who declined. False where it was not open."""
    return _close(kind, about_id, NeedState.MET, "need.met", by, at)


@transaction.atomic
def end_need(*, kind: str, about_id: int, by: Actor, at: datetime) -> bool:
    """There is nothing left to come to: taken back, let go, closed. False where it was over already."""
    return _close(kind, about_id, NeedState.OVER, "need.ended", by, at)


@transaction.atomic
def change_wanted(*, kind: str, about_id: int, wanted: int, by: Actor, at: datetime) -> bool:
    """Fewer or more people may come now: as many are wanted as can. Where nobody can any more, it is over. False where
    it is not open."""
    need = Need.objects.filter(kind=kind, about_id=about_id, state=NeedState.OPEN).first()
    if need is None:
        return False
    if wanted < 1:
        return end_need(kind=kind, about_id=about_id, by=by, at=at)
    if need.wanted != wanted:
        Need.objects.filter(pk=need.pk).update(wanted=wanted)
        record(verb="need.changed", of=need, by=by, at=at, community_id=need.community_id)
        enqueue("invitations.invite", payload={"community_id": need.community_id}, at=at)
    return True


@transaction.atomic
def withdraw_from(*, kind: str, about_ids: Collection[int], gone: Collection[int], by: Actor, at: datetime) -> int:
    """These members (`gone`, by their number) may not come to these things any more: nothing asks them to, and what
    was told of it is told no more. Returns how many invitations it was."""
    rows = Invitation.objects.filter(
        need__kind=kind,
        need__about_id__in=list(about_ids),
        membership_id__in=list(gone),
        state__in=sources(INVITATION_MOVES, "withdraw"),
    )
    untell(rows, by=by, at=at)
    found = list(rows.select_related("need").order_by("pk"))
    rows.update(state=InvitationState.WITHDRAWN, ended_at=at)
    for one in found:
        record(verb="invitation.withdrawn", of=one, by=by, at=at, community_id=one.need.community_id)
    return len(found)


def _close(kind: str, about_id: int, into: NeedState, verb: str, by: Actor, at: datetime) -> bool:
    out_of = [NeedState.OPEN] if into == NeedState.MET else [NeedState.OPEN, NeedState.MET]
    need = Need.objects.filter(kind=kind, about_id=about_id, state__in=out_of).first()
    if need is None:
        return False
    move(need, out_of=out_of, into=into, closed_at=at)
    _forget_answers(need, by, at)
    record(verb=verb, of=need, by=by, at=at, community_id=need.community_id)
    return True


def _forget_answers(need: Need, by: Actor, at: datetime) -> None:
    """Whoever did not open their invitation is alike from now on: declined, silent, or never looked."""
    rows = Invitation.objects.filter(need=need, state__in=sources(INVITATION_MOVES, "withdraw"))
    untell(rows, by=by, at=at)
    rows.update(state=InvitationState.WITHDRAWN, ended_at=at)
