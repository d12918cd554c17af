"""Who is invited to what is shared, how often people like to be asked, and when hosts are there."""

from __future__ import annotations

import zoneinfo
from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from holdspace.demo.script import script
from holdspace.grammar.actors import THE_MACHINE
from holdspace.invitations.actions import (
    invite_people,
    open_invitation,
    say_how_often,
    say_not_today,
    state_hours,
    tell_invited,
)
from holdspace.invitations.models import Invitation

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.demo.stage import Stage

LAST_HOURS = timedelta(hours=40)  # what was shared in them is asked about at the very end, so that it still waits
MIDDLE = zoneinfo.ZoneInfo("America/Chicago")
DAY_BEGINS, DAY_ENDS = 10, 20
NOT_TODAY_EVERY = 4  # of those that people look at, every fourth is not for today


def cue_invitations(stage: Stage) -> None:
    """What was said once, and a look whom to ask after each share and some hours later."""
    told = script("invitations")
    for one in told["host"]:
        stage.cue(stage.calendar.when(f"hours-{one['who']}", one["day"], 18), partial(_hours, stage, one))
    for one in told["often"]:
        stage.cue(stage.calendar.when(f"often-{one['who']}", one["day"], 18), partial(_often, stage, one))
    zones = {one["key"]: one["zone"] for one in script("people")["person"]}
    for number, one in enumerate(script("shares")["share"]):
        shared = stage.calendar.when(f"share-{number}", one["day"], one["hour"], zones[one["who"]])
        for hours in told["ticks"]:
            at = shared + timedelta(hours=hours, minutes=1)
            if at < stage.calendar.until - LAST_HOURS:
                stage.cue(at, partial(_look, stage))
    stage.cue(_lately_by_day(stage.calendar.until), partial(_ask, stage))


def _lately_by_day(until: datetime) -> datetime:
    """The last time before the end at which it is day in the middle of the continent, where most of them live."""
    times = (until - timedelta(minutes=20, hours=hours) for hours in range(24))
    return next(at for at in times if DAY_BEGINS <= at.astimezone(MIDDLE).hour < DAY_ENDS)


def _hours(stage: Stage, one: dict[str, Any], at: datetime) -> None:
    begins, ends = time.fromisoformat(one["begins"]), time.fromisoformat(one["ends"])
    state_hours(
        membership=stage.membership(one["who"]),
        hours=dict.fromkeys(one["days"], (begins, ends)),
        stands_in=stage.membership(one["stands_in"]) if "stands_in" in one else None,
        by=stage.people[one["who"]],
        at=at,
    )


def _often(stage: Stage, one: dict[str, Any], at: datetime) -> None:
    say_how_often(
        membership=stage.membership(one["who"]),
        a_week=one["a_week"],
        often=one["often"],
        by=stage.people[one["who"]],
        at=at,
    )


def _look(stage: Stage, at: datetime) -> None:
    """The place asks; some open what they are asked to, some say not today."""
    _answer_earlier_ones(stage, at)
    _ask(stage, at)


def _ask(stage: Stage, at: datetime) -> None:
    if invite_people(community=stage.community, by=THE_MACHINE, at=at):
        tell_invited(community=stage.community, by=THE_MACHINE, at=at)


def _answer_earlier_ones(stage: Stage, at: datetime) -> None:
    for one in Invitation.objects.filter(state="out", until__gt=at).select_related("membership__person"):
        person = one.membership.person
        if one.pk % NOT_TODAY_EVERY == 0:
            say_not_today(invitation=one, by=person, at=at)
        else:
            open_invitation(invitation=one, by=person, at=at)
