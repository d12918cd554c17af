"""What is there for a hard day: the lines of the place, and who said yes to being written to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from holdspace.lifelines.actions import add_line, ask_to_be_there, choose_country, say_yes_to_being_there

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.demo.stage import Stage

STEWARD = "maren"
THERE = (("hollis", "jo", 40), ("deshawn", "ruth", 44))  # who asked whom, on which day
ASKED = ("wen", "hollis", 54)  # and waits for a yes
SENTENCE = "I am not OK tonight. Could you write, or call me, when you can?"


def cue_hard_days(stage: Stage) -> None:
    """A steward says which lines stand there; some have somebody to write to, somebody asks."""
    stage.cue(stage.calendar.when("lines", 3, 18), partial(_lines, stage))
    for who, whom, day in THERE:
        stage.cue(stage.calendar.when(f"there-{who}", day, 18), partial(_ask, stage, who, whom, yes=True))
    who, whom, day = ASKED
    stage.cue(stage.calendar.when(f"there-{who}", day, 18), partial(_ask, stage, who, whom, yes=False))


def _lines(stage: Stage, at: datetime) -> None:
    membership, by = stage.membership(STEWARD), stage.people[STEWARD]
    choose_country(membership=membership, country="us", by=by, at=at)
    add_line(
        membership=membership,
        kind="colleagues",
        name="The Bridges phone chain",
        reach="Call 555-0142",
        about="Members who said that they can be called, 7:00 to 22:00 Central.",
        by=by,
        at=at,
    )


def _ask(stage: Stage, who: str, whom: str, at: datetime, *, yes: bool) -> None:
    row = ask_to_be_there(
        membership=stage.membership(who), whom=stage.membership(whom), sentence=SENTENCE, by=stage.people[who], at=at
    )
    if yes:
        say_yes_to_being_there(trusted=row, by=stage.people[whom], at=at)
