"""The whole community rests, in August for example: nothing is asked of anybody, and no time runs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.refusals import AlreadyMoved, insist
from holdspace.invitations.duty import rests_until
from holdspace.invitations.kinds import need_kind
from holdspace.invitations.models import CommunityRest, Invitation, Need
from holdspace.invitations.notices import untell
from holdspace.invitations.rules import may_let_all_rest
from holdspace.invitations.states import InvitationState, NeedState
from holdspace.invitations.turns import take_turn
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from holdspace.communities.models import Community, Membership
    from holdspace.people.models import Person


@transaction.atomic
def let_all_rest(*, steward: Membership, until: datetime, by: Person, at: datetime) -> CommunityRest:
    """From now until a day nothing is asked of anybody here. What is out is taken back and counts as no silence; the
    times of what waits move by as long as the rest is. Raises `AlreadyMoved` while it rests already."""
    insist(may_let_all_rest(steward, by, until=until, at=at))
    community = steward.community
    take_turn(community, at)
    if rests_until(community, at) is not None:
        raise AlreadyMoved(_("The community is resting already."))
    rest, _new = CommunityRest.objects.update_or_create(community=community, defaults={"since": at, "until": until})
    out = Invitation.objects.filter(need__community=community, state=InvitationState.OUT)
    untell(out, by=by, at=at)
    out.update(state=InvitationState.WITHDRAWN, ended_at=at)
    _move_times(community, until - at)
    record(verb="community_rest.begun", of=rest, by=by, at=at, community_id=community.pk, in_role="steward")
    return rest


@transaction.atomic
def end_rest_of_all(*, steward: Membership, by: Person, at: datetime) -> None:
    """The community is back, sooner than it said. Raises `AlreadyMoved` where it does not rest."""
    community = steward.community
    take_turn(community, at)
    until = rests_until(community, at)
    if until is None:
        raise AlreadyMoved(_("The community is not resting."))
    insist(may_let_all_rest(steward, by, until=until, at=at))
    CommunityRest.objects.filter(community=community, until=until).update(until=at)
    _move_times(community, at - until)
    rest = CommunityRest.objects.get(community=community)
    record(verb="community_rest.ended", of=rest, by=by, at=at, community_id=community.pk, in_role="steward")


def _move_times(community: Community, by: timedelta) -> None:
    """What is open moves, and what keeps the same times in the rooms above follows."""
    needs = list(Need.objects.filter(community=community, state=NeedState.OPEN).order_by("kind", "id"))
    for need in needs:
        need.hosts_at, need.due_at = need.hosts_at + by, need.due_at + by
    Need.objects.bulk_update(needs, ["hosts_at", "due_at"], batch_size=500)
    for name, some in groupby(needs, key=lambda need: need.kind):
        need_kind(name).moved(list(some))
