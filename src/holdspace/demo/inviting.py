"""Who is invited to what is shared, how often people like to be asked, and when hosts are there."""

from __future__ import annotations

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

LET_STAND_HOURS = 6  # in the last hours nobody has touched their invitations yet
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
            stage.cue(shared + timedelta(hours=hours, minutes=1), partial(_look, stage))
    stage.cue(stage.calendar.until - timedelta(minutes=20), partial(_look, stage))


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
    if invite_people(community=stage.community, by=THE_MACHINE, at=at):
        tell_invited(community=stage.community, by=THE_MACHINE, at=at)


def _answer_earlier_ones(stage: Stage, at: datetime) -> None:
    if at > stage.calendar.until - timedelta(hours=LET_STAND_HOURS):
        return
    for one in Invitation.objects.filter(state="out", until__gt=at).select_related("membership__person"):
        person = one.membership.person
        if one.pk % NOT_TODAY_EVERY == 0:
            say_not_today(invitation=one, by=person, at=at)
        else:
            open_invitation(invitation=one, by=person, at=at)
