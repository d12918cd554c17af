"""What a simulated community is like. What each figure was taken from, and which were fitted:
docs/algorithms/simulation.md."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FEWEST_MEMBERS = 5
MOST_MEMBERS = 20_000
MOST_WEEKS = 104


@dataclass(frozen=True, slots=True)
class Params:
    """Parts and chances lie between 0 and 1; a spread is the sigma of a log-normal distribution."""

    # Sharing
    shares_per_week: float = 0.25  # of a member, on average
    shares_spread: float = 0.8
    high_part: float = 0.15  # of the shares
    medium_part: float = 0.35
    # Coming by, and the open feed
    visits_per_day: float = 0.4  # of the middle member
    visits_spread: float = 0.9
    reads: float = 12.0  # newest shares read in one visit, on average
    willing: float = 0.00083  # chance that the middle member responds to a share they read
    willing_spread: float = 1.8
    willing_most: float = 0.6
    willing_with_visits: float = 0.6  # correlation of the two, as logarithms
    crowd: float = 0.7  # times as likely for each response that is there already
    newcomer_attention: float = 0.75  # times as likely where a newcomer shared
    words: float = 0.8  # of the responses; others are gestures
    # Invited
    looks_per_day: float = 3.0  # at mail or notices in waking hours, of the middle member
    looks_spread: float = 0.8
    dormant: float = 0.1  # part of the members who hardly ever look
    yes: float = 0.55  # of those who look, on average over people
    yes_sureness: float = 4.0  # a + b of the Beta distribution over people: the smaller, the more people differ
    yes_medium: float = 0.93  # times as likely
    yes_high: float = 0.85
    answers: float = 0.85  # of those who opened it
    says_not_today: float = 0.4  # of those who looked and did not open; the others are silent
    # What people can hold
    a_week_0: float = 0.1  # part of the members who said no invitations, 1, 2, 5; all others have the default
    a_week_1: float = 0.15
    a_week_2: float = 0.15
    a_week_5: float = 0.1
    holds_low_alone: float = 0.2
    holds_high: float = 0.3
    rests_per_week: float = 0.02  # chance of beginning to rest in a week
    rest_weeks: float = 2.0
    # Coming and going, blocks
    joins_per_week: float = 0.015  # part of the members who leave, each replaced by a newcomer
    blocks: float = 0.3  # people whom a member blocks, on average
    # Hosts
    hosts: float = 0.03  # part of the members, at least two
    host_yes: float = 0.8
    host_looks_per_day: float = 6.0
    host_a_week: float = 7.0
    opens: float = 9.0  # o'clock of the community's zone: the hosts' hours
    closes: float = 21.0
    # How many people the matching is shown for each need: those asked longest ago
    candidates: float = 80.0


PARTS = {
    "high_part", "medium_part", "willing", "willing_most", "willing_with_visits", "crowd", "newcomer_attention",
    "words", "dormant", "yes", "yes_medium", "yes_high", "answers", "says_not_today", "a_week_0", "a_week_1",
    "a_week_2", "a_week_5", "holds_low_alone", "holds_high", "rests_per_week", "joins_per_week", "hosts", "host_yes",
}  # fmt: skip
TOGETHER = (
    ("high_part", "medium_part"),
    ("a_week_0", "a_week_1", "a_week_2", "a_week_5"),
    ("holds_low_alone", "holds_high"),
)
CLOCK = {"opens", "closes"}
ABOVE_ZERO = {"rest_weeks", "yes_sureness", "candidates", "reads", "yes", "host_yes"}
MOST = {"shares_per_week": 50, "visits_per_day": 50, "looks_per_day": 200, "host_looks_per_day": 200, "blocks": 20}
SPREADS = {"shares_spread", "visits_spread", "willing_spread", "looks_spread"}


class ParamsUnclear(Exception):
    """What was asked for cannot be played, and why."""


def read_params(given: Mapping[str, object]) -> Params:
    """The parameters with some of them given otherwise. Raises `ParamsUnclear` with a sentence that says what to do."""
    known = {field.name for field in fields(Params)}
    if strange := sorted(set(given) - known):
        raise ParamsUnclear(f"There is no parameter {strange[0]!r}. There are: {', '.join(sorted(known))}.")
    figures: dict[str, float] = {}
    for name, value in sorted(given.items()):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ParamsUnclear(f"{name} is a number, not {value!r}.")
        low, high = _range(name)
        if not low <= value <= high or (name in ABOVE_ZERO and value == 0):
            raise ParamsUnclear(
                f"{name} lies {'above' if name in ABOVE_ZERO else 'from'} {low:g} to {high:g}; it is {value:g}."
            )
        figures[name] = float(value)
    params = Params(**figures)
    for names in TOGETHER:
        if sum(getattr(params, name) for name in names) > 1 + 1e-9:
            raise ParamsUnclear(f"{' and '.join(names)} are parts of one whole: together at most 1.")
    return params


def _range(name: str) -> tuple[float, float]:
    if name in PARTS:
        return 0.0, 1.0
    if name in CLOCK:
        return 0.0, 24.0
    if name in SPREADS:
        return 0.0, 4.0
    return 0.0, float(MOST.get(name, 1000))


def check_size(members: int, weeks: int) -> None:
    """Raises `ParamsUnclear` for a community or a time that cannot be played."""
    if not FEWEST_MEMBERS <= members <= MOST_MEMBERS:
        raise ParamsUnclear(f"A community of {FEWEST_MEMBERS} to {MOST_MEMBERS} members can be played; not {members}.")
    if not 1 <= weeks <= MOST_WEEKS:
        raise ParamsUnclear(f"From 1 to {MOST_WEEKS} weeks can be played; not {weeks}.")
