"""Whether more is shared than people have room for, told plainly to whoever shares, hosts and stewards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from statistics import median_low
from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from holdspace.invitations.kinds import all_need_kinds
from holdspace.invitations.models import Need
from holdspace.invitations.rules import is_crowded
from holdspace.invitations.states import NeedState

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

LATELY = timedelta(days=14)
LOOKED_AT = 200  # the newest of them
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Lately:
    """How what wanted people fared whose stated time ended in the last two weeks: how many of how many found them in
    time, and after how many hours half of them had (of what still waits, as long as it waits by now)."""

    of: int
    in_time: int
    half_after_hours: int

    @property
    def crowded(self) -> bool:
        """Whether more is shared than people have room for."""
        return is_crowded(of=self.of, in_time=self.in_time)

    @property
    def how_long(self) -> str:
        """In words, in days from two on."""
        if self.half_after_hours >= 48:
            days = self.half_after_hours // 24
            return ngettext(
                "Lately half of what was shared waited %(n)d day or longer for two people.",
                "Lately half of what was shared waited %(n)d days or longer for two people.",
                days,
            ) % {"n": days}
        return ngettext(
            "Lately half of what was shared waited %(n)d hour or longer for two people.",
            "Lately half of what was shared waited %(n)d hours or longer for two people.",
            self.half_after_hours,
        ) % {"n": self.half_after_hours}


def how_it_went(*, community: Community, seen_by: Actor, at: datetime) -> Lately:
    """For whoever is inside: it names nobody and nothing. One query, over the newest 200."""
    kinds = [kind.name for kind in all_need_kinds() if kind.hosts]
    ended = Need.objects.filter(community=community, kind__in=kinds, due_at__gt=at - LATELY, due_at__lte=at)
    rows = ended.exclude(state=NeedState.OVER).order_by("-due_at").values_list("opened_at", "due_at", "closed_at")
    found = list(rows[:LOOKED_AT])
    took = [((closed or at) - opened) / HOUR for opened, _due, closed in found]
    in_time = sum(closed is not None and closed <= due for _opened, due, closed in found)
    return Lately(len(found), in_time, int(median_low(took)) if took else 0)
