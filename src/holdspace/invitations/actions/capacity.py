"""Resting, coming back, saying what one can hold, setting aside. None of it is told to anybody."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.algorithms.inviting import MOST_PER_WEEK
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.invitations.models import Capacity, Invitation, SetAside
from holdspace.invitations.notices import untell
from holdspace.invitations.rules import may_say_for, next_midnight
from holdspace.invitations.states import InvitationState, Often
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Model

    from holdspace.communities.models import Membership
    from holdspace.invitations.states import Holds
    from holdspace.people.models import Person


@transaction.atomic
def start_resting(*, membership: Membership, by: Person, at: datetime) -> Capacity:
    """From now on nothing is asked of this member, and what was asked is asked of others; it counts as no silence.
    Saying it twice keeps the first day."""
    capacity = _own(membership, by)
    if Capacity.objects.filter(pk=capacity.pk, resting_since__isnull=True).update(resting_since=at):
        capacity.resting_since = at
        out = Invitation.objects.filter(membership=membership, state=InvitationState.OUT)
        untell(out, by=by, at=at)
        out.update(state=InvitationState.WITHDRAWN, ended_at=at)
        record(verb="rest.begun", of=capacity, by=by, at=at, community_id=membership.community_id)
    return capacity


@transaction.atomic
def come_back(*, membership: Membership, by: Person, at: datetime) -> Capacity:
    """The rest is over; nothing that was asked of others meanwhile is made up for."""
    capacity = _own(membership, by)
    if Capacity.objects.filter(pk=capacity.pk, resting_since__isnull=False).update(resting_since=None):
        capacity.resting_since = None
        record(verb="rest.ended", of=capacity, by=by, at=at, community_id=membership.community_id)
    return capacity


@transaction.atomic
def hold_today(*, membership: Membership, holds: Holds, by: Person, at: datetime) -> Capacity:
    """Up to which level this member reads, until their day ends. The journal keeps that it was said, not what."""
    capacity = _own(membership, by)
    capacity.holds, capacity.holds_until = holds, next_midnight(at, by.time_zone)
    capacity.save(update_fields=["holds", "holds_until"])
    record(verb="capacity.said", of=capacity, by=by, at=at, community_id=membership.community_id)
    return capacity


@transaction.atomic
def fold_high(*, membership: Membership, folds: bool, by: Person, at: datetime) -> Capacity:
    """Whether high shares come folded to this member, and are not asked of them, on every day on which they say
    nothing else: until they change it. The journal keeps that it was said, not what."""
    capacity = _own(membership, by)
    capacity.folds_high = folds
    capacity.save(update_fields=["folds_high"])
    record(verb="capacity.said", of=capacity, by=by, at=at, community_id=membership.community_id)
    return capacity


@transaction.atomic
def say_how_often(*, membership: Membership, a_week: int, often: int, by: Person, at: datetime) -> Capacity:
    """How many invitations a week this member has room for at most (none is an answer, too), and how many days they
    like between two. The journal keeps that it was said, not what."""
    if not 0 <= a_week <= MOST_PER_WEEK:
        raise Refused(no(_("Between none and fourteen a week.")))
    capacity = _own(membership, by)
    capacity.a_week, capacity.often = a_week, Often(often)
    capacity.save(update_fields=["a_week", "often"])
    record(verb="capacity.said", of=capacity, by=by, at=at, community_id=membership.community_id)
    return capacity


@transaction.atomic
def set_aside(*, membership: Membership, about: Model, days: int = 0, by: Person, at: datetime) -> SetAside:
    """Not today: `about` stays out of this member's sight until their day ends, or for so many `days`, and nothing
    else changes.

    The entry does not name what was set aside, and what is over is cleared away here.
    """
    insist(may_say_for(membership, by))
    SetAside.objects.filter(membership=membership, until__lte=at).delete()
    aside, _new = SetAside.objects.update_or_create(
        membership=membership,
        about_kind=type(about)._meta.label_lower,
        about_id=about.pk,
        defaults={"until": at + timedelta(days=days) if days else next_midnight(at, by.time_zone)},
    )
    record(verb="thing.set_aside", of=aside, by=by, at=at, community_id=membership.community_id)
    return aside


def _own(membership: Membership, by: Person) -> Capacity:
    insist(may_say_for(membership, by))
    return Capacity.objects.get_or_create(membership=membership)[0]
