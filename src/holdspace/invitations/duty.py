"""Which hosts are there at a time, the hours in which the community's clock runs, and when all of it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.algorithms.host_hours import Stretch, is_within
from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.invitations.models import CommunityRest, HostHours, Substitute
from holdspace.invitations.states import Why
from holdspace.outbox.hours import zone_of

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community

MOST_HOSTS = 200


def host_stretches(community: Community) -> dict[int, list[Stretch]]:
    """The hours that hosts stated, by membership; hosts who stated none are not in it. One query."""
    found: dict[int, list[Stretch]] = {}
    rows = HostHours.objects.filter(
        membership__community=community, membership__state=MembershipState.INSIDE, membership__is_host=True
    )
    for number, zone, weekday, begins, ends in rows.order_by("membership_id", "weekday").values_list(
        "membership_id", "membership__person__time_zone", "weekday", "begins", "ends"
    )[: MOST_HOSTS * 7]:
        found.setdefault(number, []).append(Stretch(zone_of(zone), weekday, begins, ends))
    return found


def on_duty(community: Community, at: datetime) -> dict[int, Why]:
    """The memberships of hosts who may be asked now, and why: in their own hours (any hour, for who stated none), or
    standing in for one whose hours these are but who rests. Three queries."""
    stretches = host_stretches(community)
    hosts = Membership.objects.filter(
        community=community, state=MembershipState.INSIDE, affirmed_version__gt=0, is_host=True
    )
    rests = dict(hosts.order_by("id").values_list("id", "capacity__resting_since")[:MOST_HOSTS])
    there = {number for number in rests if number not in stretches or is_within(at, stretches[number])}
    found = {number: Why.HOST for number in there if rests[number] is None}
    for host, other in Substitute.objects.filter(host_id__in=rests).values_list("host_id", "stands_in_id"):
        if host in there and rests[host] is not None and rests.get(other, at) is None:
            found.setdefault(other, Why.SUBSTITUTE)
    return found


def rests_until(community: Community, at: datetime) -> datetime | None:
    """Until when the whole community rests; None while it does not. One query."""
    rows = CommunityRest.objects.filter(community=community, since__lte=at, until__gt=at)
    return rows.values_list("until", flat=True).first()
