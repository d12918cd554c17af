"""What hosts read: whose week it is, when hosts are there, and what nobody has answered yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count

from holdspace.algorithms.decay import decayed
from holdspace.algorithms.inviting import LOAD_HALF_LIFE_DAYS
from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.choosing import open_needs, who_has_room, who_may
from holdspace.invitations.duty import rests_until
from holdspace.invitations.kinds import need_kind
from holdspace.invitations.models import HostHours, Invitation, Load, Need, Substitute
from holdspace.invitations.rules import CARRIES_MUCH, FIGURES_FROM, goes_first, week_number
from holdspace.invitations.states import NeedState
from holdspace.invitations.words import in_words
from holdspace.people.rules import not_blocked
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime, time

    from holdspace.communities.models import Community
    from holdspace.communities.queries import Inside
    from holdspace.grammar.actors import Actor

MOST_SHOWN = 50
MOST_HOSTS = 50
MOST_TAKERS = 3
TWO_WEEKS = timedelta(days=14)
FEW_HANDS = 10


@dataclass(frozen=True, slots=True)
class HostLine:
    """One host: their name, their hours (weekday, from, to) in their own zone, and who stands in."""

    number: int
    person_id: int
    name: str
    zone: str
    hours: list[tuple[int, time, time]]
    stands_in: str
    me: bool

    @property
    def hours_in_words(self) -> str:
        """Days that follow each other with the same hours in one piece: "Monday to Friday 08:00–12:00"."""
        return in_words(self.hours)


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that nobody (or not everybody who is wanted) has answered. Whoever may not see it learns only that it
    waits: `url` is "" then. `takers` are hosts who could take it, by their membership."""

    number: int
    url: str
    since: datetime
    due_at: datetime
    late: bool
    begun: bool
    takers: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class LoadFigures:
    """How the last two weeks were spread. Never made below fifty members."""

    invitations: int
    people: int
    percent_of_ten: int


@dataclass(frozen=True, slots=True)
class HostingPage:
    """All of it; `carries_much` is about whoever looks, and shown to them alone."""

    hosts: list[HostLine]
    first: HostLine | None
    waiting: list[Waits]
    carries_much: bool
    figures: LoadFigures | None
    rests_until: datetime | None


def hosting_page(*, here: Inside, seen_by: Actor, at: datetime) -> HostingPage:
    """For hosts and stewards; `NothingHere` for everybody else. The number of queries does not grow with the lists."""
    insist_on_hosting(here=here, seen_by=seen_by)
    mine = here.membership
    hosts = _hosts(here, seen_by)
    return HostingPage(
        hosts=hosts,
        first=hosts[goes_first(week=week_number(at), hosts=len(hosts))] if hosts else None,
        waiting=_waiting(here, hosts, seen_by, at),
        carries_much=mine.is_host and _load_of(mine, at) >= CARRIES_MUCH,
        figures=_figures(here.community, at) if here.head_count >= FIGURES_FROM else None,
        rests_until=rests_until(here.community, at),
    )


def insist_on_hosting(*, here: Inside, seen_by: Actor) -> None:
    """`NothingHere` for everybody but hosts and stewards."""
    mine = here.membership
    if mine.person_id != seen_by.actor_id or not (mine.is_host or mine.is_steward):
        raise NothingHere


def waiting_need(*, community: Community, number: int, seen_by: Actor) -> Need:
    """One open need by its number, for handing over. `NothingHere` where it is not open, or across a block."""
    rows = Need.objects.filter(not_blocked(seen_by, "whose"), community=community, pk=number, state=NeedState.OPEN)
    found = rows.exclude(whose_id=seen_by.actor_id).first()
    if found is None:
        raise NothingHere
    return found


@dataclass(frozen=True, slots=True)
class MyHosting:
    """One's own hours by weekday, who stands in, and who could."""

    hours: dict[int, tuple[time, time]]
    stands_in: int | None
    others: list[tuple[int, str]]


def my_hosting(*, membership: Membership, seen_by: Actor) -> MyHosting:
    """What a host said about themself. `NothingHere` for everybody else (the hosts' page shows everybody's hours)."""
    if membership.person_id != seen_by.actor_id:
        raise NothingHere
    rows = HostHours.objects.filter(membership=membership)
    others = Membership.objects.filter(
        not_blocked(seen_by, "person"), community_id=membership.community_id, state=MembershipState.INSIDE, is_host=True
    ).exclude(pk=membership.pk)
    return MyHosting(
        hours={day: (begins, ends) for day, begins, ends in rows.values_list("weekday", "begins", "ends")},
        stands_in=Substitute.objects.filter(host=membership).values_list("stands_in_id", flat=True).first(),
        others=[(m.pk, m.person.name) for m in others.select_related("person").order_by("since", "id")[:MOST_HOSTS]],
    )


def hosts_in_turn(*, community: Community, seen_by: Actor) -> list[Membership]:
    """The hosts with their person, in the order in which each goes first for a week (`goes_first`); at most fifty."""
    rows = Membership.objects.filter(community=community, state=MembershipState.INSIDE, is_host=True)
    return list(rows.select_related("person").order_by("since", "id")[:MOST_HOSTS])


def _hosts(here: Inside, seen_by: Actor) -> list[HostLine]:
    mine, found = here.membership, hosts_in_turn(community=here.community, seen_by=seen_by)
    hours: dict[int, list[tuple[int, time, time]]] = {}
    stretches = HostHours.objects.filter(membership__in=found).order_by("weekday")
    for number, weekday, begins, ends in stretches.values_list("membership_id", "weekday", "begins", "ends"):
        hours.setdefault(number, []).append((weekday, begins, ends))
    names = {host.pk: host.person.name for host in found}
    others = dict(Substitute.objects.filter(host__in=found).values_list("host_id", "stands_in_id"))
    return [
        HostLine(
            host.pk,
            host.person_id,
            names[host.pk],
            host.person.time_zone,
            hours.get(host.pk, []),
            names.get(others.get(host.pk, 0), ""),
            host.pk == mine.pk,
        )
        for host in found
    ]


def _waiting(here: Inside, hosts: list[HostLine], seen_by: Actor, at: datetime) -> list[Waits]:
    me = here.membership.person_id
    needs = [need for need in open_needs(here.community, at) if need_kind(need.kind).hosts and need.whose_id != me][
        :MOST_SHOWN
    ]
    may = who_may(needs, at)
    room = {one.membership_id for one in who_has_room(here.community, at) if one.is_host}
    asked = set(Invitation.objects.filter(need__in=needs).values_list("need_id", "membership_id"))
    lines = []
    for need in needs:
        known = may.get(need.pk)
        if known is None:
            continue
        mine = me not in known.without and (known.only is None or me in known.only)
        takers = [
            (host.number, host.name)
            for host in hosts
            if not host.me and host.number in room and known.may(host.person_id) and (need.pk, host.number) not in asked
        ]
        lines.append(
            Waits(
                number=need.pk,
                url=way(need_kind(need.kind).way, here.community.slug, need.about_id) if mine else "",
                since=need.opened_at,
                due_at=need.due_at,
                late=need.due_at <= at,
                begun=bool(known.came),
                takers=takers[:MOST_TAKERS] if mine and here.membership.is_host else [],
            )
        )
    return lines


def _load_of(membership: Membership, at: datetime) -> float:
    load = Load.objects.filter(membership=membership).first()
    return decayed(load.sum, load.as_of, at, LOAD_HALF_LIFE_DAYS) if load else 0.0


def _figures(community: Community, at: datetime) -> LoadFigures:
    lately = Invitation.objects.filter(need__community=community, sent_at__gt=at - TWO_WEEKS)
    whole = lately.aggregate(invitations=Count("id"), people=Count("membership_id", distinct=True))
    by_person = lately.values("membership_id").annotate(times=Count("id")).order_by("-times")
    most = sum(by_person.values_list("times", flat=True)[:FEW_HANDS])
    total = whole["invitations"]
    return LoadFigures(total, whole["people"], round(100 * most / total) if total else 0)
