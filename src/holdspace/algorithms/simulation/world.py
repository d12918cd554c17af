"""A simulated community: its members, what they share, and who responded. Both policies play in the same one.

Everything that happens without regard to the policy (who is a member, who shares when, who comes by when) is drawn from
streams of its own, so that the same seed gives the same community whatever is tried in it.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from holdspace.algorithms.inviting import after_open_hours, fallback_hours, stated_hours, wanted_people
from holdspace.algorithms.simulation.people import COMMUNITY_ZONE, Member, awake_after, make_member

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from holdspace.algorithms.simulation.params import Params

    Chance = Callable[[str], Random]  # a stream of chance by its name

WEEK = 168.0
NEWCOMER_HOURS = 30 * 24.0
WAKING_A_DAY = 14.0


@dataclass(slots=True, eq=False)
class Shared:
    """One share and what came back. `hosts_at` and `due_at` are calendar times, from the hosts' hours."""

    key: int
    by: Member
    at: float
    level: int
    by_newcomer: bool
    hosts_at: float
    due_at: float
    wanted: int
    came: dict[int, float] = field(default_factory=dict)  # member and time, in the order of coming
    worded_at: float | None = None
    seen_at: float | None = None


class Listener(Protocol):
    """What a policy hears of."""

    def shared(self, share: Shared) -> None:
        """Something new."""

    def came(self, share: Shared, member: Member, now: float) -> None:
        """Somebody responded."""

    def tick(self, now: float) -> None:
        """Some minutes have passed."""

    def left(self, member: Member) -> None:
        """Somebody left; a newcomer comes."""

    def joined(self, member: Member) -> None:
        """A newcomer is there."""


class World:
    """`at(time, do)` puts something into the row of what happens; `run` lives through it."""

    def __init__(self, members: int, params: Params, chance: Chance) -> None:
        self.params, self.now, self.stated = params, 0.0, float(stated_hours(members))
        self._people, self._lives, self._page = chance("people"), chance("lives"), chance("page")
        hosts = max(2, round(params.hosts * members))
        ranks = [(place + 0.5) / members for place in range(members)]
        self._people.shuffle(ranks)
        self.members = [
            make_member(key, params, self._people, is_host=key < hosts, joined=-1e4, rank=rank)
            for key, rank in enumerate(ranks)
        ]
        self.everybody = list(self.members)
        self.shares: list[Shared] = []
        self.blocked: set[tuple[int, int]] = set()
        for member in self.members:
            self._block(member)
        self.listener: Listener | None = None
        self._row: list[tuple[float, int, Callable[[], None]]] = []
        self._number = 0
        for member in self.members:
            self._begin(member)

    def at(self, when: float, do: Callable[[], None]) -> None:
        """Let something happen."""
        self._number += 1
        heapq.heappush(self._row, (when, self._number, do))

    def run(self, until: float, step: float) -> None:
        """Live until then; the policy is asked after each step."""
        ticks = 0
        while self.now < until:
            ticks += 1
            end = ticks * step
            while self._row and self._row[0][0] < end:
                self.now, _, do = heapq.heappop(self._row)
                do()
            self.now = end
            if self.listener is not None:
                self.listener.tick(end)

    def apart(self, one: Member, other: Member) -> bool:
        """Whether one of the two blocks the other."""
        return (one.key, other.key) in self.blocked

    def respond(self, share: Shared, member: Member, *, words: bool) -> None:
        """Somebody comes to a share for the first time."""
        if member.key in share.came or member is share.by:
            return
        share.came[member.key] = self.now
        member.given += 1
        if words and share.worded_at is None:
            share.worded_at = self.now
        if share.seen_at is None and share.worded_at is not None and len(share.came) >= share.wanted:
            share.seen_at = self.now
        if self.listener is not None:
            self.listener.came(share, member, self.now)

    # ---- lives

    def _block(self, member: Member) -> None:
        others = len(self.members) - 1
        for other in self.members:
            if other is not member and self._people.random() < self.params.blocks / others:
                self.blocked |= {(member.key, other.key), (other.key, member.key)}

    def _begin(self, member: Member) -> None:
        """A member's own streams of events: sharing, coming by, resting, leaving."""
        self._next_share(member)
        self._next_visit(member)
        self._next_rest(member)
        if not member.is_host and self.params.joins_per_week > 0:
            self.at(self.now + self._lives.expovariate(self.params.joins_per_week / WEEK), lambda: self._leave(member))

    def _next_share(self, member: Member) -> None:
        if member.shares_a_week > 0:
            waiting = self._lives.expovariate(member.shares_a_week / (7 * WAKING_A_DAY))
            self.at(awake_after(self.now, waiting, member.zone), lambda: self._share(member))

    def _next_visit(self, member: Member) -> None:
        if member.visits_a_day > 0:
            waiting = self._lives.expovariate(member.visits_a_day / WAKING_A_DAY)
            self.at(awake_after(self.now, waiting, member.zone), lambda: self._visit(member))

    def _next_rest(self, member: Member) -> None:
        if self.params.rests_per_week > 0:
            self.at(self.now + self._lives.expovariate(self.params.rests_per_week / WEEK), lambda: self._rest(member))

    def _rest(self, member: Member) -> None:
        member.resting_until = self.now + self.params.rest_weeks * WEEK
        if not member.gone:
            self.at(member.resting_until, lambda: self._next_rest(member))

    def _leave(self, member: Member) -> None:
        """Somebody goes, and somebody new comes in their place."""
        member.gone = True
        key, rank = len(self.everybody), member.rank
        newcomer = make_member(key, self.params, self._people, is_host=False, joined=self.now, rank=rank)
        self.members[self.members.index(member)] = newcomer
        self.everybody.append(newcomer)
        self._block(newcomer)
        self._begin(newcomer)
        if self.listener is not None:
            self.listener.left(member)
            self.listener.joined(newcomer)

    def _share(self, member: Member) -> None:
        if member.gone:
            return
        drawn, params = self._lives.random(), self.params
        level = 2 if drawn < params.high_part else 1 if drawn < params.high_part + params.medium_part else 0
        # The clock of the hosts, turned into calendar time; the rules reckon in hours of the community's own day.
        begun = self.now + COMMUNITY_ZONE
        hosts_at, due_at = (
            after_open_hours(begun, hours, params.opens, params.closes) - COMMUNITY_ZONE
            for hours in (fallback_hours(self.stated), self.stated)
        )
        newcomer = self.now - member.joined < NEWCOMER_HOURS
        wanted = wanted_people(sum(not self.apart(member, other) for other in self.members) - 1)
        share = Shared(len(self.shares), member, self.now, level, newcomer, hosts_at, due_at, wanted)
        self.shares.append(share)
        if self.listener is not None:
            self.listener.shared(share)
        self._next_share(member)

    # ---- the open feed

    def _visit(self, member: Member) -> None:
        """Somebody comes by, reads the newest shares since they were last here, and responds to some."""
        if member.gone:
            return
        left = 1 + int(self._lives.expovariate(1 / self.params.reads))
        for share in reversed(self.shares):
            if share.at <= member.last_visit or left == 0:
                break
            if share.by is member or share.level > member.holds or self.apart(member, share.by):
                continue
            left -= 1
            self._read(member, share)
        member.last_visit = self.now
        self._next_visit(member)

    def _read(self, member: Member, share: Shared) -> None:
        params = self.params
        likely = member.willing * params.crowd ** len(share.came)
        if share.by_newcomer:
            likely *= params.newcomer_attention
        drawn, words = self._page.random(), self._page.random()
        if drawn < likely and self.now >= member.resting_until:
            self.respond(share, member, words=words < params.words)
