"""Telling people that an invitation came, and stewards that something still waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.invitations.models import Invitation, Need
from holdspace.invitations.notices import INVITED
from holdspace.invitations.states import InvitationState
from holdspace.invitations.turns import still_waiting
from holdspace.journal.actions import record
from holdspace.outbox.actions import tell
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

MOST_AT_ONCE = 100
TOLD_AT_ONCE = 25  # one task of the worker, which asking for what is new waits for at most


@transaction.atomic
def tell_invited(*, community: Community, by: Actor, at: datetime) -> int:
    """One notice for each invitation nobody was told of yet, at most 25; returns how many. It says nothing of
    the thing, and what is no longer out is not told. Run again it tells nobody twice."""
    waiting = Invitation.objects.filter(need__community=community, told_at__isnull=True)
    rows = list(waiting.select_related("membership").order_by("pk")[:TOLD_AT_ONCE])
    told = 0
    for invitation in rows:
        if not Invitation.objects.filter(pk=invitation.pk, told_at__isnull=True).update(told_at=at):
            continue  # another worker was quicker
        if invitation.state == InvitationState.OUT:
            told += 1
            tell(
                person_id=invitation.membership.person_id,
                kind=INVITED,
                url=way("today", community.slug),
                by=by,
                at=at,
                about=invitation,
                community_id=community.pk,
                community_name=community.name,
            )
    if told:
        data = {"people": told}
        record(verb="invitations.told", of=community, by=by, at=at, community_id=community.pk, data=data)
    return told


@transaction.atomic
def tell_stewards(*, community: Community, by: Actor, at: datetime) -> int:
    """Stewards hear once of each need whose time is over *that* something waits; returns how many needs it was."""
    due = list(still_waiting(community, at)[:MOST_AT_ONCE])
    mine = [need for need in due if _mark(need, at)]
    if not mine:
        return 0
    stewards = Membership.objects.filter(community=community, state=MembershipState.INSIDE, is_steward=True)
    for person_id in stewards.order_by("id").values_list("person_id", flat=True)[:MOST_AT_ONCE]:
        tell(
            person_id=person_id,
            kind="invitations.still_waits",
            url=way("stewardship", community.slug),
            by=by,
            at=at,
            community_id=community.pk,
            community_name=community.name,
        )
    data = {"needs": sorted(need.pk for need in mine)}
    record(verb="stewards.told", of=community, by=by, at=at, community_id=community.pk, data=data)
    return len(mine)


def _mark(need: Need, at: datetime) -> bool:
    return bool(Need.objects.filter(pk=need.pk, stewards_told_at__isnull=True).update(stewards_told_at=at))
