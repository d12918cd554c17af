"""The members of a simulated community: what differs between them, and what happens to each."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field
from statistics import NormalDist
from typing import TYPE_CHECKING

from holdspace.algorithms.inviting import DEFAULT_PER_WEEK, SLEEPS, WAKES

if TYPE_CHECKING:
    from random import Random

    from holdspace.algorithms.simulation.params import Params

LEVELS = ("low", "medium", "high")
ZONES = ((-8.0, 0.2), (-7.0, 0.1), (-6.0, 0.25), (-5.0, 0.4), (1.0, 0.05))  # hours from UTC, part of the members
COMMUNITY_ZONE = -6.0
WAKING_HOURS = SLEEPS - WAKES
LONG_AGO = -1e9
_NORMAL = NormalDist()


@dataclass(slots=True, eq=False)
class Member:
    """Traits first, then what changes while they live here. Times are hours since the beginning, a midnight UTC."""

    key: int
    zone: float
    is_host: bool
    joined: float
    rank: float
    shares_a_week: float
    visits_a_day: float
    willing: float
    looks_a_day: float
    yes: float
    a_week: int
    holds: int  # the highest level, as a place in LEVELS
    resting_until: float = LONG_AGO
    last_visit: float = LONG_AGO
    load: float = 0.0
    load_at: float = 0.0
    asked: deque[float] = field(default_factory=deque)  # the last seven days
    all_asked: list[float] = field(default_factory=list)
    waiting: int = 0
    silences: int = 0
    less_until: float = LONG_AGO
    given: int = 0
    gone: bool = False


def make_member(key: int, params: Params, chance: Random, *, is_host: bool, joined: float, rank: float) -> Member:
    """One member, drawn. `rank` (0 to 1) is their place in the order of how much people respond by themselves: given,
    so that a community has as many of the few who respond a lot as there are on average, and not by luck."""
    active, ready = _turned(_NORMAL.inv_cdf(rank), chance.gauss(0.0, 1.0), params)
    sharing = chance.gauss(0.0, 1.0)
    rho = params.willing_with_visits
    willing = params.willing_spread * (rho * active + math.sqrt(1 - rho * rho) * ready)
    looks = params.looks_per_day * math.exp(params.looks_spread * chance.gauss(0.0, 1.0))
    dormant, said, held = chance.random(), chance.random(), chance.random()
    zone = _drawn_zone(chance.random())
    whole = params.yes_sureness
    yes = params.yes if params.yes == 1 else chance.betavariate(params.yes * whole, (1 - params.yes) * whole)
    return Member(
        key=key,
        zone=COMMUNITY_ZONE if is_host else zone,
        is_host=is_host,
        joined=joined,
        rank=rank,
        # A log-normal figure with the given mean: its median lies below by half the variance.
        shares_a_week=params.shares_per_week * math.exp(params.shares_spread * sharing - params.shares_spread**2 / 2),
        visits_a_day=params.visits_per_day * math.exp(params.visits_spread * active),
        willing=min(params.willing_most, params.willing * math.exp(willing)),
        looks_a_day=params.host_looks_per_day if is_host else 0.1 if dormant < params.dormant else looks,
        yes=params.host_yes if is_host else yes,
        a_week=int(params.host_a_week) if is_host else _drawn_week(said, params),
        holds=2 if is_host or held >= 1 - params.holds_high else 0 if held < params.holds_low_alone else 1,
    )


def _turned(much: float, other: float, params: Params) -> tuple[float, float]:
    """How active and how ready somebody is: two independent normal figures, added up to `much`."""
    rho = params.willing_with_visits
    by_active = params.visits_spread + params.willing_spread * rho
    by_ready = params.willing_spread * math.sqrt(1 - rho * rho)
    whole = math.hypot(by_active, by_ready)
    if not whole:
        return much, other
    one, two = by_active / whole, by_ready / whole
    return one * much - two * other, two * much + one * other


def _drawn_zone(at: float) -> float:
    for zone, part in ZONES:
        at -= part
        if at < 0:
            return zone
    return ZONES[-1][0]


def _drawn_week(at: float, params: Params) -> int:
    for number, part in ((0, params.a_week_0), (1, params.a_week_1), (2, params.a_week_2), (5, params.a_week_5)):
        at -= part
        if at < 0:
            return number
    return DEFAULT_PER_WEEK


def awake_after(now: float, waiting: float, zone: float) -> float:
    """The time at which `waiting` waking hours have passed since `now`."""
    day, clock = divmod(now + zone, 24.0)
    passed = day * WAKING_HOURS + min(max(clock - WAKES, 0.0), WAKING_HOURS) + waiting
    days, rest = divmod(passed, WAKING_HOURS)
    return days * 24.0 + WAKES + rest - zone
