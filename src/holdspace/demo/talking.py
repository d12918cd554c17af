"""People who write to each other about nothing but themselves: one who said yes, one whose words wait."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from holdspace.conversations.actions import begin_talk, change_message, show_looks, write_message
from holdspace.demo.script import script

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.conversations.models import Thread
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
        "leila",
        "hollis",
        54,
        18,
        "Hello. I read that you once led a reading circle. I would love to hear how you kept it small. No hurry.",
        (),
    ),
)


def cue_talks(stage: Stage) -> None:
    """Each on its day; what is answered says yes by it."""
    zones = {one["key"]: one["zone"] for one in script("people")["person"]}
    for who, whom, day, hour, words, follows in TALKS:
        at = stage.calendar.when(f"talk-{who}", day, hour, zones[who])
        stage.cue(at, partial(_begin, stage, who, whom, words, follows))


def _begin(
    stage: Stage, who: str, whom: str, words: str, follows: tuple[tuple[str, int, str], ...], at: datetime
) -> None:
    thread = begin_talk(
        membership=stage.membership(who), whom=stage.membership(whom), words=words, by=stage.people[who], at=at
    )
    for number, (writer, hours, answer) in enumerate(follows):
        at = stage.calendar.after(f"talk-{who}-{number}", at, hours)
        stage.cue(at, partial(_write, stage, thread, writer, answer))


def _write(stage: Stage, thread: Thread, who: str, words: str, at: datetime) -> None:
    message = write_message(thread=thread, words=words, by=stage.people[who], at=at)
    if who == "wen":  # changed a word, and shows how far they have read
        change_message(message=message, words=words.replace("road", "path"), by=stage.people[who], at=at)
        show_looks(thread=thread, shows=True, by=stage.people[who], at=at)
