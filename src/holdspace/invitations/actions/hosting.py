"""Hosts say when they are there, who stands in, hand over what waits; a steward writes to a host in private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.conversations.actions import open_thread
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.invitations.choosing import who_has_room, who_may
from holdspace.invitations.loads import note_asked
from holdspace.invitations.models import HostHours, Invitation, Need, PrivateWord, Substitute
from holdspace.invitations.rules import (
    lasts,
    may_hand_over,
    may_stand_in,
    may_state_hours,
    may_write_privately,
)
from holdspace.invitations.states import INVITATION_MOVES, InvitationState, NeedState, Why, sources
from holdspace.invitations.turns import take_turn
from holdspace.journal.actions import record
from holdspace.people.rules import blocked_between
from holdspace.work.actions import enqueue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, time

    from holdspace.communities.models import Membership
    from holdspace.conversations.models import Thread
    from holdspace.people.models import Person


@transaction.atomic
def state_hours(
    *,
    membership: Membership,
    hours: Mapping[int, tuple[time, time]],
    stands_in: Membership | None = None,
    by: Person,
    at: datetime,
) -> int:
    """Say in which hours of which weekdays (Monday is 0) a host is there, in their own zone, and which other host
    stands in; what was said before is replaced. Returns how many stretches."""
    insist(may_state_hours(membership, by))
    if any(not 0 <= day <= 6 or begins >= ends for day, (begins, ends) in hours.items()):
        raise Refused(no(_("A stretch of hours ends after it begins, on the same day.")))
    HostHours.objects.filter(membership=membership).delete()
    HostHours.objects.bulk_create(
        HostHours(membership=membership, weekday=day, begins=begins, ends=ends)
        for day, (begins, ends) in sorted(hours.items())
    )
    Substitute.objects.filter(host=membership).delete()
    if stands_in is not None:
        insist(may_stand_in(membership, stands_in))
        Substitute.objects.create(host=membership, stands_in=stands_in)
    record(verb="host_hours.stated", of=membership, by=by, at=at, community_id=membership.community_id, in_role="host")
    return len(hours)


@transaction.atomic
def hand_over(*, need: Need, giver: Membership, taker: Membership, by: Person, at: datetime) -> Invitation:
    """Ask another host whether they could take what waits; they may say no like anybody. What the giver was invited to
    is off their own Today. Raises `Refused` where the other has no room, whatever the reason."""
    insist(may_hand_over(need, giver, taker, by))
    take_turn(need.community, at)
    need.refresh_from_db()
    if need.state != NeedState.OPEN:
        raise Refused(no(_("This is taken care of. Nothing is asked of you.")))
    _insist_on_room(need, giver, taker, at)
    Invitation.objects.filter(need=need, membership=giver, state__in=sources(INVITATION_MOVES, "hand_on")).update(
        state=InvitationState.NOT_TODAY, ended_at=at
    )
    invitation = Invitation.objects.create(
        need=need,
        membership=taker,
        why=Why.HANDED_OVER,
        sent_at=at,
        until=at + lasts(need.opened_at, need.due_at),
    )
    note_asked({taker.pk}, at)
    record(verb="need.handed_over", of=need, by=by, at=at, community_id=need.community_id, in_role="host")
    enqueue("invitations.tell", payload={"community_id": need.community_id}, at=at)
    return invitation


@transaction.atomic
def open_private_word(*, steward: Membership, host: Membership, by: Person, at: datetime) -> Thread:
    """A thread between one steward and one host; called again it returns the one that is there. Nobody else reads it,
    and the entry does not say why."""
    insist(may_write_privately(steward, host, by))
    if blocked_between(steward.person_id, host.person_id):
        raise NothingHere
    word, new = PrivateWord.objects.get_or_create(steward=steward, host=host)
    thread = open_thread(
        about=word,
        person_ids=[steward.person_id, host.person_id],
        community_id=host.community_id,
        title_kind="private_word",
        by=by,
        at=at,
    )
    if new:
        record(verb="private_word.opened", of=word, by=by, at=at, community_id=host.community_id, in_role="steward")
    return thread


def _insist_on_room(need: Need, giver: Membership, taker: Membership, at: datetime) -> None:
    known = who_may([need], at).get(need.pk)
    if known is None or giver.person_id in known.without:
        raise NothingHere
    room = {one.membership_id for one in who_has_room(need.community, at, also=[taker.person_id])}
    asked = Invitation.objects.filter(need=need, membership=taker).exists()
    apart = blocked_between(giver.person_id, taker.person_id)
    if asked or apart or taker.pk not in room or not known.may(taker.person_id):
        raise Refused(no(_("They have no room for it right now. Ask somebody else; the place goes on looking, too.")))
