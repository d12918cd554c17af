"""Only oneself says what one has room for; who answers an invitation, who hosts; and when a person's day ends."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.algorithms.inviting import invitation_hours, is_awake
from holdspace.communities.rules import is_inside, may_host, may_steward
from holdspace.grammar.verdicts import Verdict, no
from holdspace.outbox.hours import zone_of

if TYPE_CHECKING:
    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.invitations.models import Invitation, Need

WEEK: Final = timedelta(days=7)
LONGEST_OUT: Final = timedelta(days=2)
LONGEST_LATE: Final = timedelta(days=14)  # as long people are still asked once the time is over
LONGEST_REST: Final = timedelta(days=62)  # of a whole community
CARRIES_MUCH: Final = 6.0  # a load at which a host gets a private word
CROWDED_FROM: Final = 5  # things whose time is over, before anything is said of all of them
FIGURES_FROM: Final = 50  # members from which on the community's load is shown


def visible(seen_by: Actor, at: datetime) -> Q:
    """An invitation is for whoever was invited, and for nobody else."""
    return Q(membership__person_id=seen_by.actor_id) if seen_by.actor_id is not None else Q(pk__in=[])


def may_say_for(membership: Membership, by: Actor) -> Verdict:
    """Rest, come back, set aside, forget what was worked out: a member for themself."""
    if by.actor_id != membership.person_id:
        return no(_("Everybody says for themself what they have room for."))
    return is_inside(membership)


def may_answer(invitation: Invitation, by: Actor) -> Verdict:
    """Whoever was invited."""
    if invitation.membership.person_id != by.actor_id:
        return no(_("This invitation is somebody else's."))
    return is_inside(invitation.membership)


def may_state_hours(membership: Membership, by: Actor) -> Verdict:
    """A host for themself."""
    return may_host(membership) if membership.person_id == by.actor_id else no(_("Hosts say their own hours."))


def may_stand_in(host: Membership, other: Membership) -> Verdict:
    """Another host of the same community."""
    if other.community_id != host.community_id or other.pk == host.pk:
        return no(_("Somebody else who hosts here can stand in for you."))
    return may_host(other)


def may_hand_over(need: Need, giver: Membership, taker: Membership, by: Actor) -> Verdict:
    """One host to another host of the same community; whether the taker may see it is asked beside this."""
    if giver.person_id != by.actor_id or giver.community_id != need.community_id:
        return no(_("Hosts hand over what waits in their own community."))
    hosts = may_host(giver)
    return may_stand_in(giver, taker) if hosts.allowed else hosts


def may_write_privately(steward: Membership, host: Membership, by: Actor) -> Verdict:
    """A steward to a host of the same community."""
    if steward.person_id != by.actor_id or steward.community_id != host.community_id or steward.pk == host.pk:
        return no(_("A steward writes to a host of the same community."))
    stewards = may_steward(steward)
    return may_host(host) if stewards.allowed else stewards


def may_let_all_rest(steward: Membership, by: Actor, *, until: datetime, at: datetime) -> Verdict:
    """A steward, for at most two months."""
    if steward.person_id != by.actor_id:
        return no(_("Stewards let the community rest."))
    if not at < until <= at + LONGEST_REST:
        return no(_("A rest ends some day: within two months from now."))
    return may_steward(steward)


def next_midnight(at: datetime, zone_name: str) -> datetime:
    """When the day ends for somebody in a zone (UTC where the zone is unknown), as aware UTC; always after `at`."""
    zone = zone_of(zone_name)
    tomorrow = at.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, tzinfo=zone).astimezone(UTC)


def hour_there(at: datetime, zone_name: str) -> float:
    """What the clock says where somebody is, in hours since midnight."""
    there = at.astimezone(zone_of(zone_name))
    return there.hour + there.minute / 60


def zones_asleep(at: datetime) -> list[str]:
    """The names of all time zones in which nobody is asked at this time (`is_awake`)."""
    return [name for name in _zones() if not is_awake(hour_there(at, name))]


@cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))


def lasts(opened_at: datetime, due_at: datetime) -> timedelta:
    """How long an invitation counts before the next person is asked: an eighth of the time, at most two days."""
    whole = (due_at - opened_at).total_seconds() / 3600
    return min(timedelta(hours=invitation_hours(whole)), LONGEST_OUT)


def is_crowded(*, of: int, in_time: int) -> bool:
    """Whether more is shared than people have room for: of what wanted people lately, less than two thirds found them
    in time. Never said of fewer than five, which may be chance and point at somebody."""
    return of >= CROWDED_FROM and 3 * in_time < 2 * of


def goes_first(*, week: int, hosts: int) -> int:
    """Whose turn it is in a week, as a place among the hosts in the order they stand in; each comes in turn.

    `week` counts from some Monday on. ValueError where there are no hosts.
    """
    if hosts < 1:
        raise ValueError("nobody hosts")
    return week % hosts


def week_number(at: datetime) -> int:
    """Which week it is, counted from Monday, 5 January 1970, in UTC; over the turn of a year as well."""
    return (at.astimezone(UTC).date() - datetime(1970, 1, 5, tzinfo=UTC).date()).days // 7
