"""Somebody comes in, and somebody leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.going_out import leave_all_circles
from holdspace.communities.heads import keep_head_count
from holdspace.communities.models import Community, Membership
from holdspace.communities.rules import never_answered, not_the_last_steward
from holdspace.communities.states import MembershipState
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.search.actions import index

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


@transaction.atomic
def bring_in(
    *,
    person: Person,
    community: Community,
    by: Actor,
    at: datetime,
    founder: bool = False,
    here_before: bool = False,
) -> Membership:
    """Make somebody a member: by a welcome (vetting calls this), as a founder, or as one of those who were here before.
    The rooms open once they affirm.

    Somebody who left comes back into the same membership.
    """
    membership, new = Membership.objects.get_or_create(
        person=person, community=community, defaults={"since": at, "founder": founder, "here_before": here_before}
    )
    if not new and membership.state == MembershipState.LEFT:
        move(membership, out_of=MembershipState.LEFT, into=MembershipState.INSIDE, since=at, left_at=None)
        keep_head_count(pk=community.pk)
        index(kind="person", thing=person, by=by, at=at, anew=True)
    verb = "membership.founded" if founder else "membership.carried_over" if here_before else "membership.begun"
    record(verb=verb, of=membership, by=by, at=at, community_id=community.pk)
    return membership


@transaction.atomic
def let_go_unanswered(*, membership: Membership, by: Actor, at: datetime) -> Membership:
    """End the membership of somebody brought in with a community that moved here, who never said yes; roles that were
    given to them meanwhile end with it.

    `AlreadyMoved` when they just left, `Refused` when they just said yes.
    """
    move(
        membership,
        out_of=MembershipState.INSIDE,
        into=MembershipState.LEFT,
        left_at=at,
        is_host=False,
        is_reviewer=False,
        is_steward=False,
        paused_roles="",
    )
    membership.refresh_from_db()
    insist(never_answered(membership))
    record(verb="membership.went_by", of=membership, by=by, at=at, community_id=membership.community_id)
    return membership


@transaction.atomic
def leave_community(*, membership: Membership, by: Person, at: datetime) -> Membership:
    """Leave by oneself, without reasons; roles end with it."""
    if membership.person_id != by.pk:
        raise Refused(no(_("One can only leave oneself.")))
    insist(not_the_last_steward(membership))
    move(
        membership,
        out_of=MembershipState.INSIDE,
        into=MembershipState.LEFT,
        told=_("You have left already."),
        left_at=at,
        is_host=False,
        is_reviewer=False,
        is_steward=False,
        paused_roles="",
        earlier_holds_until=None,
    )
    leave_all_circles(membership, by=by, at=at)
    keep_head_count(pk=membership.community_id)
    index(kind="person", thing=by, by=by, at=at)
    record(verb="membership.left", of=membership, by=by, at=at, community_id=membership.community_id)
    return membership
