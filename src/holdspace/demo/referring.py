"""Whom people look for, who has room, and how it ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from holdspace.demo.script import script
from holdspace.referrals.actions import answer_yes, say_found, say_how_it_ended, seek_colleague

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.demo.stage import Stage
    from holdspace.referrals.models import Handover, Referral


def cue_referrals(stage: Stage) -> None:
    """Every referral on its day."""
    zones = {one["key"]: one["zone"] for one in script("people")["person"]}
    for number, one in enumerate(script("referrals")["referral"]):
        at = stage.calendar.when(f"referral-{number}", one["day"], one["hour"], zones[one["who"]])
        stage.cue(at, partial(_seek, stage, one, number))


def _seek(stage: Stage, one: dict[str, Any], number: int, at: datetime) -> None:
    referral = seek_colleague(
        membership=stage.membership(one["who"]),
        wanted=one["wanted"],
        where=one["where"],
        sliding=one.get("sliding", False),
        note=one.get("note", ""),
        by=stage.people[one["who"]],
        at=at,
    )
    if "yes" in one:
        then = stage.calendar.after(f"room-{number}", at, one["yes"]["after"])
        stage.cue(then, partial(_say_yes, stage, one, referral))


def _say_yes(stage: Stage, one: dict[str, Any], referral: Referral, at: datetime) -> None:
    handover = answer_yes(referral=referral, by=stage.people[one["yes"]["who"]], at=at)
    then = stage.calendar.after(f"how-{referral.pk}", at, one["ends"]["after"])
    stage.cue(then, partial(_say_how, stage, one, handover))


def _say_how(stage: Stage, one: dict[str, Any], handover: Handover, at: datetime) -> None:
    """First whoever looked, then whoever had room."""
    for key, ending in ((one["who"], one["ends"]["looked"]), (one["yes"]["who"], one["ends"]["had_room"])):
        say_how_it_ended(handover=handover, ending=ending, by=stage.people[key], at=at)
    say_found(referral=handover.answer.referral, by=stage.people[one["who"]], at=at)
