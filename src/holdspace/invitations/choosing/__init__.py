"""Whom to invite now: what the database knows, handed to the matching. Reads only, and always the same number.

At most `MOST_NEEDS` needs and `MOST_PEOPLE` people are looked at in one go: the needs that no run has looked at yet,
then those looked at longest ago; the people by who was asked longest ago. What is left comes with the next tick, so
that nothing waits behind what nobody can be asked for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from holdspace.algorithms.inviting import awake_part, host_yes_chance, need_weight, still_wanted
from holdspace.algorithms.matching import Edge, Reader, match
from holdspace.algorithms.matching import Need as Wants
from holdspace.invitations.choosing.needs import needs_in_turn, open_needs, who_may
from holdspace.invitations.choosing.people import Somebody, who_has_room
from holdspace.invitations.duty import on_duty
from holdspace.invitations.kinds import WhoMay, need_kind
from holdspace.invitations.models import Invitation, Need
from holdspace.invitations.rules import hour_there, lasts
from holdspace.invitations.states import AS_HOST, InvitationState, Why

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Community

__all__ = ["Chosen", "choose", "needs_in_turn", "open_needs", "who_has_room", "who_may"]

STANDS = (InvitationState.OUT, InvitationState.OPENED)
MOST_EDGES, FEWEST_CANDIDATES = 40_000, 100


@dataclass(frozen=True, slots=True)
class Chosen:
    """One invitation to be made; `again` is the number of one that went by when a host was asked like anybody."""

    need: Need
    membership_id: int
    why: Why
    until: datetime
    again: int | None = None


def choose(community: Community, needs: list[Need], at: datetime) -> list[Chosen]:
    """The invitations to make now for these needs, by need and person."""
    if not needs:
        return []
    may = who_may(needs, at)
    needs = [need for need in needs if need.pk in may]
    people = who_has_room(community, at, also={one for known in may.values() for one in known.only or ()})
    rows = Invitation.objects.filter(need__in=needs)
    asked = list(rows.values_list("need_id", "membership_id", "state", "until", "why", "id"))
    with_hosts = {need.pk for need in needs if _is_with_hosts(need, at)}
    hosts = on_duty(community, at) if with_hosts else {}
    again = {
        (need, member): number
        for need, member, state, _until, why, number in asked
        if need in with_hosts and member in hosts and state == InvitationState.PASSED and why not in AS_HOST
    }
    edges = _edges(needs, may, people, {(need, member) for need, member, *_rest in asked} - set(again), hosts, at)
    # Where a host can be asked, hosts alone are; elsewhere all who may yet come count, or everybody would be asked.
    to_hosts = {edge.need for edge in edges if edge.need in with_hosts and edge.person in hosts}
    edges = [edge for edge in edges if edge.need not in to_hosts or edge.person in hosts]
    wants = _wants(needs, may, asked, to_hosts, at)
    by_number = {need.pk: need for need in needs}
    return [
        Chosen(
            by_number[one.need],
            one.person,
            hosts[one.person] if one.person in hosts and _is_with_hosts(by_number[one.need], at) else Why(one.reason),
            at + lasts(by_number[one.need].opened_at, by_number[one.need].due_at),
            again.get((one.need, one.person)),
        )
        for one in match(wants, [Reader(one.membership_id, one.room, one.load) for one in people], edges)
    ]


def _is_with_hosts(need: Need, at: datetime) -> bool:
    return need_kind(need.kind).hosts and need.hosts_at <= at


def _wants(
    needs: Sequence[Need],
    may: dict[int, WhoMay],
    asked: list[tuple[int, int, str, datetime, str, int]],
    to_hosts: set[int],
    at: datetime,
) -> list[Wants]:
    """How many people each need still wants. Where hosts can be asked (`to_hosts`), only hosts count as coming."""
    coming = Counter(
        (need, why in AS_HOST) for need, _member, state, until, why, _number in asked if state in STANDS and until > at
    )
    wants = []
    for need in needs:
        known = may[need.pk]
        by_hosts = coming[need.pk, True] * host_yes_chance()
        by_others = 0.0 if need.pk in to_hosts else coming[need.pk, False] * known.yes
        open_places = still_wanted(
            need.wanted, answered=len(known.came), in_words=known.in_words, chances_out=by_hosts + by_others
        )
        waited, stated = ((time - need.opened_at).total_seconds() / 3600 for time in (at, need.due_at))
        wants.append(Wants(need.pk, open_places, need_weight(waited, max(stated, 1.0))))
    return wants


def _edges(
    needs: Sequence[Need],
    may: dict[int, WhoMay],
    people: Sequence[Somebody],
    asked: set[tuple[int, int]],
    hosts: dict[int, Why],
    at: datetime,
) -> list[Edge]:
    """Who may be asked for what: all of them where that is little, `enough` for each need where it is much.

    Each need begins with another part of the people, so that many needs do not want the same few; hosts on duty come
    first where a need is theirs.
    """
    edges: list[Edge] = []
    enough = max(FEWEST_CANDIDATES, MOST_EDGES // max(1, len(needs)))
    hosting = [one for one in people if one.membership_id in hosts]
    awake = cache(lambda zone, hours: awake_part(hour_there(at, zone), hours))
    for place, need in enumerate(needs):
        known, with_hosts = may[need.pk], _is_with_hosts(need, at)
        hours = lasts(need.opened_at, need.due_at).total_seconds() / 3600
        begins, most = place * enough % max(1, len(people)), len(edges) + enough
        if with_hosts:
            able = [one for one in hosting if _can(need, known, one, asked)]
            edges += [Edge(need.pk, one.membership_id, host_yes_chance(awake=awake(one.zone, hours))) for one in able]
        for one in chain(people[begins:], people[:begins]):
            if len(edges) >= most:
                break
            if _can(need, known, one, asked) and not (with_hosts and one.membership_id in hosts):
                edges.append(Edge(need.pk, one.membership_id, known.yes * awake(one.zone, hours)))
    return edges


def _can(need: Need, known: WhoMay, one: Somebody, asked: set[tuple[int, int]]) -> bool:
    """Whether somebody with room may be asked for this, and was not yet."""
    if not known.may(one.person_id) or (need.pk, one.membership_id) in asked:
        return False
    return not need.level or need.level in one.levels
