"""A buddy by choice of both: a newcomer asks, a member says yes or quietly not, and either ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, insist
from holdspace.journal.actions import record
from holdspace.outbox.actions import tell
from holdspace.people.rules import not_blocked
from holdspace.vetting.models import Buddy
from holdspace.vetting.queries.arriving import who_would_go_along
from holdspace.vetting.rules import arrives
from holdspace.vetting.states import BUDDY_MOVES, BuddyEvent, BuddyState
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person


@transaction.atomic
def ask_buddy(*, membership: Membership, number: int, by: Person, at: datetime) -> Buddy:
    """Ask the member with this membership's number. `NothingHere` for anybody who did not offer, `AlreadyMoved` while
    one has asked somebody else."""
    if membership.person_id != by.pk:
        raise NothingHere
    insist(arrives(membership, at=at))
    hidden = Buddy.objects.filter(membership=membership).exclude(not_blocked(by, "member"))
    hidden.exclude(state=BuddyState.ENDED).update(state=BuddyState.ENDED)  # a block has ended it, without a word
    offering = {one.pk: one for one in who_would_go_along(membership=membership, seen_by=by, at=at)}
    if number not in offering:
        raise NothingHere
    try:
        with transaction.atomic():
            buddy = Buddy.objects.create(membership=membership, member_id=offering[number].person_id, asked_at=at)
    except IntegrityError as twice:
        raise AlreadyMoved(_("You have asked somebody already. Take that back first, if you like.")) from twice
    _note("buddy.asked", buddy, by, at)
    _tell(buddy, buddy.member_id, "vetting.be_a_buddy", "vetting.guiding", by, at)
    return buddy


@transaction.atomic
def answer_buddy(*, buddy: Buddy, goes: bool, by: Person, at: datetime) -> Buddy:
    """The member's yes, which the newcomer is told; or a quiet no, which nobody is."""
    if buddy.member_id != by.pk:
        raise NothingHere
    line = BUDDY_MOVES[BuddyEvent.SAY_YES if goes else BuddyEvent.SAY_NOT]
    move(buddy, out_of=line.out_of, into=line.into, told=line.told, answered_at=at)
    _note("buddy.together" if goes else "buddy.declined", buddy, by, at)
    if goes:
        _tell(buddy, buddy.membership.person_id, "vetting.buddy_goes_along", "vetting.arriving", by, at)
    return buddy


@transaction.atomic
def end_buddy(*, buddy: Buddy, by: Person, at: datetime) -> Buddy:
    """Either of the two, without reasons: what was asked is taken back, or going along is over."""
    if by.pk not in {buddy.member_id, buddy.membership.person_id}:
        raise NothingHere
    was_together = buddy.state == BuddyState.TOGETHER
    line = BUDDY_MOVES[BuddyEvent.END]
    move(buddy, out_of=line.out_of, into=line.into, told=line.told)
    _note("buddy.ended", buddy, by, at)
    if was_together and by.pk == buddy.member_id:
        _tell(buddy, buddy.membership.person_id, "vetting.buddy_over", "vetting.arriving", by, at)
    return buddy


def _note(verb: str, buddy: Buddy, by: Person, at: datetime) -> None:
    record(verb=verb, of=buddy, by=by, at=at, community_id=buddy.membership.community_id)


def _tell(buddy: Buddy, person_id: int, kind: str, page: str, by: Person, at: datetime) -> None:
    community = buddy.membership.community
    tell(
        person_id=person_id,
        kind=kind,
        url=way(page, community.slug),
        by=by,
        at=at,
        about=buddy,
        community_id=community.pk,
        community_name=community.name,
    )
