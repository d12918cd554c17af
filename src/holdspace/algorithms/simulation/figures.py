"""What came of it: the figures of a simulation, as plain numbers."""

from __future__ import annotations

import math
from statistics import median
from typing import TYPE_CHECKING, Any

from holdspace.algorithms.simulation.people import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holdspace.algorithms.simulation.people import Member
    from holdspace.algorithms.simulation.world import Shared

DAY = 24.0
WEEK = 168.0


def gini(figures: Sequence[float]) -> float | None:
    """How unevenly something is spread: 0 where all have the same, towards 1 where one has all. None for nothing.

    Gini 1912, as the mean difference over twice the mean: Σ (2i − n − 1) x_i / (n Σ x), x in order, i from 1.
    """
    ordered, total = sorted(figures), sum(figures)
    if not total:
        return None
    n = len(ordered)
    return sum((2 * place - n - 1) * figure for place, figure in enumerate(ordered, 1)) / (n * total)


def top_share(figures: Sequence[float], part: float) -> float | None:
    """Which part of all came from the `part` (0 to 1) who gave most, at least one person. None for nothing."""
    total = sum(figures)
    if not total:
        return None
    return sum(sorted(figures, reverse=True)[: max(1, round(part * len(figures)))]) / total


def part(shares: Sequence[Shared], hours: float | None, *, seen: bool) -> float | None:
    """Which part of the shares was answered, or seen, within `hours` of the wall clock (None: the stated time)."""
    if not shares:
        return None
    found = 0
    for share in shares:
        when = share.seen_at if seen else next(iter(share.came.values()), None)
        found += when is not None and when <= (share.due_at if hours is None else share.at + hours)
    return found / len(shares)


def hours_to(shares: Sequence[Shared], number: int) -> float | None:
    """The median of the hours until the `number`-th different person came; None where that is never."""
    if not shares:
        return None
    waited = [
        list(share.came.values())[number - 1] - share.at if len(share.came) >= number else math.inf for share in shares
    ]
    middle = median(waited)
    return None if math.isinf(middle) else middle


def over_capacity(members: Sequence[Member]) -> int:
    """How many members were at any time asked more often within seven days than they said. Counted from the list of
    all that was sent, not from what the policy kept in mind."""
    return sum(_is_over(member.all_asked, member.a_week) for member in members)


def _is_over(asked: Sequence[float], a_week: int) -> bool:
    return any(last - first < WEEK for first, last in zip(asked, asked[a_week:], strict=False))


def about(shares: Sequence[Shared]) -> dict[str, float | int | None]:
    """The figures of some of the shares."""
    return {
        "shares": len(shares),
        "answered_24h": part(shares, DAY, seen=False),
        "seen_24h": part(shares, DAY, seen=True),
        "seen_in_stated_time": part(shares, None, seen=True),
    }


def tell(shares: Sequence[Shared], members: Sequence[Member], *, sent: int, member_weeks: float) -> dict[str, Any]:
    """Everything but `params`; `shares` are those that had their time."""
    given = [float(member.given) for member in members]
    return {
        "answered_24h": part(shares, DAY, seen=False),
        "seen_24h": part(shares, DAY, seen=True),
        "seen_in_stated_time": part(shares, None, seen=True),
        "first_response_hours": hours_to(shares, 1),
        "second_response_hours": hours_to(shares, 2),
        "gini_given": gini(given),
        "gini_given_nonzero": gini([figure for figure in given if figure]),
        "top1_share": top_share(given, 0.01),
        "top10_share": top_share(given, 0.10),
        "invitations_per_member_week": sent / member_weeks,
        "over_capacity": over_capacity(members),
        "by_level": {
            name: about([share for share in shares if share.level == place]) for place, name in enumerate(LEVELS)
        },
        "newcomers": about([share for share in shares if share.by_newcomer]),
    }
