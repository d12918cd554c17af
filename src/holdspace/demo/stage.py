"""The stage: who is who, and what is to happen when. Everything is played in the order of time."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from holdspace.communities.models import Community, Membership
    from holdspace.demo.script import Calendar
    from holdspace.people.models import Person


@dataclass
class Stage:
    """`cue` puts something on the list; `play` does all of it up to the end of the story, each at its own time."""

    calendar: Calendar
    community: Community
    people: dict[str, Person] = field(default_factory=dict)
    _list: list[tuple[datetime, int, Callable[[datetime], Any]]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def cue(self, at: datetime, happens: Callable[[datetime], Any]) -> None:
        """Something happens at a time; it may cue what follows from it. What lies after the end never happens."""
        if at <= self.calendar.until:
            heapq.heappush(self._list, (at, next(self._numbers), happens))

    def membership(self, key: str) -> Membership:
        """Somebody's standing membership, as the actions want it."""
        from holdspace.communities.models import Membership

        return Membership.objects.get(person=self.people[key], community=self.community)

    def zone(self, key: str) -> str:
        """The zone somebody lives in."""
        return self.people[key].time_zone

    def play(self) -> Iterator[datetime]:
        """Play everything in order; gives the time of each thing, so that whoever looks can see it move."""
        while self._list:
            at, _number, happens = heapq.heappop(self._list)
            happens(at)
            yield at
