"""People who write to each other about nothing but themselves: one who said yes, one whose words wait."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from holdspace.conversations.actions import (
    answer_introduction,
    begin_talk,
    change_message,
    introduce,
    show_looks,
    write_message,
)
from holdspace.demo.script import script

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.conversations.models import Introduction, Thread
    from holdspace.demo.stage import Stage

# (who, to whom, day, hour, first words, what follows: who, hours later, words)
TALKS = (
    (
        "wen",
        "hollis",
        45,
        19,
        "What you said about driving home without the radio stayed with me. Would you like to walk and talk some time?",
        (
            ("hollis", 20, "I would. Saturdays before ten are quiet here. No agenda."),
            ("wen", 3, "Saturday, then. I bring the tea, you choose the road."),
        ),
    ),
    (
        "wen",
        "priya",
        48,
        21,
        "What you wrote about standing beside people at night: I read it twice. How are your nights?",
        (("priya", 9, "Quiet, lately. Thank you for asking. Good morning from the end of one."),),
    ),
    (
        "leila",
        "hollis",
        54,
        18,
        "Hello. I read that you once led a reading circle. I would love to hear how you kept it small. No hurry.",
        (),
    ),
)


# Wen brings two together: one has said yes, the other has not looked yet.
MEETING: dict[str, Any] = {
    "bringer": "wen",
    "day": 53,
    "hour": 17,
    "one": "hollis",
    "line_to_one": "Priya knows the hours when nobody else is up. I think you two would be quiet well together.",
    "other": "priya",
    "line_to_other": "Hollis walks before ten on Saturdays, without an agenda. I thought of you, coming home.",
    "yes": ("priya", 8),
}


def cue_talks(stage: Stage) -> None:
    """Each on its day; what is answered says yes by it. And one introduction."""
    zones = {one["key"]: one["zone"] for one in script("people")["person"]}
    for who, whom, day, hour, words, follows in TALKS:
        at = stage.calendar.when(f"talk-{who}-{whom}", day, hour, zones[who])
        stage.cue(at, partial(_begin, stage, who, whom, words, follows))
    at = stage.calendar.when("introduction", MEETING["day"], MEETING["hour"], zones[MEETING["bringer"]])
    stage.cue(at, partial(_introduce, stage))


def _begin(
    stage: Stage, who: str, whom: str, words: str, follows: tuple[tuple[str, int, str], ...], at: datetime
) -> None:
    thread = begin_talk(
        membership=stage.membership(who), whom=stage.membership(whom), words=words, by=stage.people[who], at=at
    )
    for number, (writer, hours, answer) in enumerate(follows):
        at = stage.calendar.after(f"talk-{who}-{whom}-{number}", at, hours)
        stage.cue(at, partial(_write, stage, thread, writer, answer))


def _write(stage: Stage, thread: Thread, who: str, words: str, at: datetime) -> None:
    message = write_message(thread=thread, words=words, by=stage.people[who], at=at)
    if "road" in words and who == "wen":  # changed a word, and shows how far they have read
        change_message(message=message, words=words.replace("road", "path"), by=stage.people[who], at=at)
        show_looks(thread=thread, shows=True, by=stage.people[who], at=at)


def _introduce(stage: Stage, at: datetime) -> None:
    bringer, (yes, hours) = MEETING["bringer"], MEETING["yes"]
    made = introduce(
        membership=stage.membership(bringer),
        one=stage.membership(MEETING["one"]),
        other=stage.membership(MEETING["other"]),
        line_to_one=MEETING["line_to_one"],
        line_to_other=MEETING["line_to_other"],
        stays=False,
        by=stage.people[bringer],
        at=at,
    )
    then = stage.calendar.after("introduction-yes", at, hours)
    stage.cue(then, partial(_say_yes, stage, made, yes))


def _say_yes(stage: Stage, made: Introduction, who: str, at: datetime) -> None:
    answer_introduction(introduction=made, yes=True, by=stage.people[who], at=at)
