"""How inviting goes, as figures: what the invitations room does and what the simulation plays are the same.

Pure rules over plain numbers; hours are floats. Why each figure is what it is: docs/algorithms/inviting.md.
"""

from __future__ import annotations

import math

SMALL_COMMUNITY = 100  # members; below, the stated time is twice as long
WANTED_PEOPLE = 2  # different people who respond, at least one in words; fewer if fewer may see it

LOAD_HALF_LIFE_DAYS = 14.0
DEFAULT_PER_WEEK = 3  # invitations a week that fit somebody who said nothing; everybody says their own number
MOST_PER_WEEK = 14
MOST_AT_ONCE = 1  # nobody has more invitations waiting than this
SILENCE_DAYS = 14  # as long an unanswered invitation means: ask less

WAKES, SLEEPS = 8.0, 22.0  # o'clock of the person's own zone
LAST_ASKED = 18.0  # later, most of an invitation's time would pass while they sleep
SILENCES_COUNTED = 3  # so many make the week one invitation smaller
TICK_MINUTES = 5

# How likely a yes is before anything is known but the level (docs/algorithms/inviting.md says from where).
BASE_YES = {"low": 0.40, "medium": 0.36, "high": 0.32}
HOST_YES = 0.60  # a host asked in their hours, whatever the level
CIRCLE_FIT = 1.25  # times as likely in a circle that both are in
GLADLY_FIT = 1.25  # times as likely where it fits what somebody says they gladly do
SURE = 0.9  # nobody is counted on more than this


def stated_hours(members: int) -> int:
    """Within how many host hours a share is to be seen."""
    return 48 if members < SMALL_COMMUNITY else 24


def wanted_people(readers: int) -> int:
    """How many different people a share wants, of `readers` who may see it (the sharer not counted)."""
    return min(WANTED_PEOPLE, readers)


def invitation_hours(stated: float) -> float:
    """How long an invitation stays out before the next person is asked: an eighth of the stated time (3 or 6 hours).

    The person invited never sees this, and may open it as long as the need is open.
    """
    return stated / 8


def fallback_hours(stated: float) -> float:
    """After how long hosts of the same audience are asked: two thirds of the stated time."""
    return stated * 2 / 3


def yes_chance(level: str, *, same_circle: bool = False, gladly: bool = False, awake: float = 1.0) -> float:
    """How likely somebody opens and answers while the invitation is out, 0 to 1: from level, fit and base rates alone.

    `awake` is the part of that time in which they are awake. What somebody did with earlier invitations is not asked:
    no *no* is ever remembered.
    """
    chance = BASE_YES[level] * (CIRCLE_FIT if same_circle else 1.0) * (GLADLY_FIT if gladly else 1.0)
    return min(SURE, chance) * min(1.0, max(0.0, awake))


def host_yes_chance(*, awake: float = 1.0) -> float:
    """The same for a host who is asked because the time is two thirds over."""
    return HOST_YES * min(1.0, max(0.0, awake))


def room_left(per_week: int, *, asked_this_week: int, waiting: int, silent_lately: int, resting: bool = False) -> int:
    """How many more invitations fit now: a hard bound, 0 to MOST_AT_ONCE.

    `asked_this_week` counts the last seven days; `silent_lately` the invitations of the last SILENCE_DAYS whose time
    went by without a word (*not today* is a word, and changes nothing). Each third silence in that time makes the
    week one smaller, never below one.
    """
    if resting or per_week <= 0:
        return 0
    a_week = max(1, per_week - silent_lately // SILENCES_COUNTED)
    return max(0, min(MOST_AT_ONCE - waiting, a_week - asked_this_week))


def still_wanted(wanted: int, *, answered: int, in_words: int, chances_out: float) -> float:
    """How many people are still to be found: those wanted, less those who answered, less who may yet (Σ of chances).

    Where two gestures came and no words yet, one person is still wanted: a share is seen when somebody says something.
    """
    open_places = max(wanted - answered, 1 if wanted and not in_words else 0)
    return max(0.0, open_places - chances_out)


def need_weight(waited: float, stated: float) -> float:
    """How much one more person counts for a need that waits since `waited` of `stated` hours: 1 at first, 2 at the end.

    Afterwards 1 again: it is with the hosts then, and goes on beside what is new. Were it to go before, then in a place
    in which more is shared than people have room for, each share would be late because an earlier one was.
    """
    return 1 + max(0.0, waited / stated) if waited <= stated else 1.0


def is_awake(local_hour: float) -> bool:
    """Whether somebody may be asked at this time of their own day (0 to 24)."""
    return WAKES <= local_hour % 24 < LAST_ASKED


def awake_part(local_hour: float, hours: float) -> float:
    """The part, 0 to 1, of the next `hours` that lies in the person's waking hours."""
    return hours_between(local_hour, local_hour + hours, WAKES, SLEEPS) / hours


def hours_between(begin: float, end: float, opens: float, closes: float) -> float:
    """How many of the hours from `begin` to `end` lie between `opens` and `closes` o'clock (hours since a midnight).

    Opening and closing at the same time means open all day; a closing before the opening runs over midnight.
    """
    return _opened(end, opens, closes) - _opened(begin, opens, closes)


def _opened(until: float, opens: float, closes: float) -> float:
    """Open hours from time 0, which is a moment of opening, to `until`."""
    a_day = (closes - opens) % 24 or 24.0
    days, rest = divmod(until - opens, 24)
    return days * a_day + min(rest, a_day)


def after_open_hours(begin: float, hours: float, opens: float, closes: float) -> float:
    """When `hours` of open time are over, counted from `begin`: the calendar time that a stated time means."""
    a_day = (closes - opens) % 24 or 24.0
    whole = _opened(begin, opens, closes) + hours
    days = math.ceil(whole / a_day) - 1
    return opens + 24 * days + (whole - days * a_day)
