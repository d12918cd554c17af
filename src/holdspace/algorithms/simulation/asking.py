"""The invitations policy: what the invitations room does, with the real matching, in a simulated community.

The open feed stays as it is beside it: people still come by and respond as they did.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from holdspace.algorithms.inviting import (
    awake_part,
    host_yes_chance,
    invitation_hours,
    is_awake,
    need_weight,
    still_wanted,
    yes_chance,
)
from holdspace.algorithms.matching import Edge, Need, Reader, match
from holdspace.algorithms.simulation.asked import Asked, Open, carry, load_of, note_silence, room_of
from holdspace.algorithms.simulation.people import COMMUNITY_ZONE, LEVELS, WAKING_HOURS, ZONES, Member, awake_after

if TYPE_CHECKING:
    from random import Random

    from holdspace.algorithms.simulation.world import Shared, World

LONGEST_OUT = 48.0  # hours
ENOUGH = 1e-9  # people


class Asking:
    """Listens to the world, and asks people."""

    def __init__(self, world: World, chance: Random) -> None:
        self.world, self.chance = world, chance
        self.open: dict[int, Open] = {}
        self.sent = 0
        self.hosts = [member for member in world.members if member.is_host]
        # Asked longest ago first.
        self.row: OrderedDict[int, Member] = OrderedDict((member.key, member) for member in world.members)

    # ---- what is heard of

    def shared(self, share: Shared) -> None:
        """At once, not only with the next tick."""
        if share.wanted:
            self.open[share.key] = Open(share)
            self._decide([self.open[share.key]], share.at)

    def came(self, share: Shared, member: Member, now: float) -> None:
        """Whoever was asked and came, or came unasked: that counts as load."""
        need = self.open.get(share.key)
        if need is None:
            return
        carry(member, now)
        if (asked := need.asked.get(member.key)) is not None:
            asked.end()
        if share.seen_at is not None:
            for asked in need.asked.values():
                asked.end()
            del self.open[share.key]

    def joined(self, member: Member) -> None:
        """Newcomers are asked like all others."""
        self.row[member.key] = member
        self.row.move_to_end(member.key, last=False)

    def left(self, member: Member) -> None:
        """Nobody asks whoever left."""
        self.row.pop(member.key, None)
        for need in self.open.values():
            if (asked := need.asked.get(member.key)) is not None:
                asked.end()

    def tick(self, now: float) -> None:
        """Let pass what went by in silence; then see who is to be asked."""
        for need in self.open.values():
            for asked in need.asked.values():
                if asked.counts and asked.until <= now:
                    if asked.out:
                        note_silence(asked.member, now)
                    asked.end()
        self._decide([need for need in self.open.values() if self._wants(need, now)], now)

    # ---- deciding

    def _wants(self, need: Open, now: float) -> bool:
        """At two thirds of the time hosts are asked, whoever else may be coming."""
        return self._lacks(need, now, by_hosts=need.share.hosts_at <= now) > ENOUGH

    def _lacks(self, need: Open, now: float, *, by_hosts: bool = False) -> float:
        """How many people are still to be found; `by_hosts`: as if nobody came but the hosts who were asked."""
        coming = sum(asked.p for asked in need.asked.values() if asked.counts and (asked.as_host or not by_hosts))
        share = need.share
        words = 1 if share.worded_at is not None else 0
        return still_wanted(share.wanted, answered=len(share.came), in_words=words, chances_out=coming)

    def _decide(self, needs: list[Open], now: float) -> None:
        with_hosts = {need.share.key for need in needs if need.share.hosts_at <= now}
        people = self._with_room(now, int(self.world.params.candidates), hosts=bool(with_hosts)) if needs else []
        if not people:
            return
        edges, wants = [], []
        for need in needs:
            share = need.share
            mine = self._edges_to_hosts(need, people, now) if share.key in with_hosts else []
            lacks = self._lacks(need, now, by_hosts=bool(mine))
            if not mine and lacks > ENOUGH:
                mine = self._edges(need, people, now)
            edges += mine
            wants.append(Need(share.key, lacks, need_weight(now - share.at, share.due_at - share.at)))
        readers = [Reader(member.key, room, load_of(member, now)) for member, room in people]
        known = {member.key: member for member, _room in people}
        for one in match(wants, readers, edges):
            self._ask(self.open[one.need], known[one.person], one.p, now)

    def _edges(self, need: Open, people: list[tuple[Member, int]], now: float) -> list[Edge]:
        """Everybody who may be asked for it."""
        lasts, likely, share = self._lasts(need.share), yes_chance(LEVELS[need.share.level]), need.share
        parts: dict[float, float] = {}
        edges = []
        for member, _room in people:
            if not self._may(need, member):
                continue
            if member.zone not in parts:
                parts[member.zone] = awake_part((now + member.zone) % 24, lasts)
            edges.append(Edge(share.key, member.key, likely * parts[member.zone]))
        return edges

    def _edges_to_hosts(self, need: Open, people: list[tuple[Member, int]], now: float) -> list[Edge]:
        """Hosts who are on duty and have room."""
        hosts = [member for member, _room in people if member.is_host and self._on_duty(member, now)]
        lasts = self._lasts(need.share)
        return [
            Edge(need.share.key, member.key, host_yes_chance(awake=awake_part((now + member.zone) % 24, lasts)))
            for member in hosts
            if self._may(need, member)
        ]

    def _may(self, need: Open, member: Member) -> bool:
        """Whether somebody may be asked for this: never the sharer, nobody apart from them, and each once."""
        share = need.share
        if member is share.by or member.holds < share.level or self.world.apart(member, share.by):
            return False
        return member.key not in need.asked and member.key not in share.came

    def _with_room(self, now: float, most: int, *, hosts: bool) -> list[tuple[Member, int]]:
        """Who may be asked for something now, asked longest ago first: `most` of them, and with `hosts` all hosts."""
        there = {zone for zone, _part in ZONES if is_awake(now + zone)}
        found: list[tuple[Member, int]] = []
        for member in self.row.values():
            if len(found) >= most:
                break
            if member.waiting or member.zone not in there or now < member.resting_until:
                continue
            if (room := room_of(member, now)) > 0:
                found.append((member, room))
        if hosts:
            already = {member.key for member, _room in found}
            more = [one for one in self.hosts if one.key not in already and not one.waiting and one.zone in there]
            found += [(one, room) for one in more if now >= one.resting_until and (room := room_of(one, now)) > 0]
        return found

    def _on_duty(self, member: Member, now: float) -> bool:
        """Half of the hosts on each day (all, where there are two or three), in the hosts' hours."""
        day, clock = divmod(now + COMMUNITY_ZONE, 24)
        mine = len(self.hosts) <= 3 or (int(day) + member.key) % 2 == 0
        params = self.world.params
        return mine and params.opens <= clock < params.closes

    # ---- asking and answering

    @staticmethod
    def _lasts(share: Shared) -> float:
        return min(invitation_hours(share.due_at - share.at), LONGEST_OUT)

    def _ask(self, need: Open, member: Member, p: float, now: float) -> None:
        asked = Asked(member, p, now + self._lasts(need.share), as_host=need.share.hosts_at <= now and member.is_host)
        need.asked[member.key] = asked
        member.waiting += 1
        member.asked.append(now)
        member.all_asked.append(now)
        self.sent += 1
        self.row.move_to_end(member.key)
        waiting = self.chance.expovariate(member.looks_a_day / WAKING_HOURS)
        self.world.at(awake_after(now, waiting, member.zone), lambda: self._look(need, asked))

    def _look(self, need: Open, asked: Asked) -> None:
        """They find it among their notices: open it, say not today, or leave it."""
        member, share, params = asked.member, need.share, self.world.params
        drawn, after, words = (self.chance.random() for _ in range(3))
        if share.seen_at is not None or member.gone or self.world.now < member.resting_until:
            return
        likely = member.yes * (1.0, params.yes_medium, params.yes_high)[share.level]
        if drawn < likely:
            asked.open()
            if after < params.answers:
                self.world.respond(share, member, words=words < params.words)
        elif after < params.says_not_today:
            asked.end()
