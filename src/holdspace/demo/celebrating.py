"""A round that a host opened, the question of a week, and thanks spoken aloud."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from holdspace.rounds.actions import let_thanks_be_aloud, open_round, propose_thanks, put_into_round, set_question
from holdspace.rounds.queries import round_now

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.demo.stage import Stage
    from holdspace.sharing.models import Share

QUESTION = ("jo", 51, "What did you say no to, and how was that?")
ALOUD = (
    ("deshawn", "ruth", 46, "For the hour in the parking lot, and for not once saying that it would get better."),
    ("sol", "maren", 54, "For the soup you would have eaten standing up. I felt like one of four."),
)
ASKED = ("amara", "hollis", 55, "For reading the dull part of the form aloud until we both laughed.")


def cue_celebrating(stage: Stage) -> None:
    """The question of the last week, and what people thank each other for."""
    who, day, words = QUESTION
    stage.cue(stage.calendar.when("question", day, 18), partial(_ask, stage, who, words))
    for giver, receiver, day, words in ALOUD:
        stage.cue(stage.calendar.when(f"thanks-{giver}", day, 18), partial(_thank, stage, giver, receiver, words, True))
    giver, receiver, day, words = ASKED
    stage.cue(stage.calendar.when(f"thanks-{giver}", day, 18), partial(_thank, stage, giver, receiver, words, False))


def join_round(stage: Stage, share: Share, who: str, at: datetime) -> None:
    """The first opens it, the others put theirs beside it."""
    membership, by = stage.membership(who), stage.people[who]
    round_ = round_now(community=stage.community, seen_by=by, at=at)
    if round_ is not None:
        put_into_round(round_=round_, membership=membership, share=share, by=by, at=at)
    elif membership.is_host:
        open_round(membership=membership, share=share, by=by, at=at)


def _ask(stage: Stage, who: str, words: str, at: datetime) -> None:
    set_question(membership=stage.membership(who), words=words, by=stage.people[who], at=at)


def _thank(stage: Stage, giver: str, receiver: str, words: str, yes: bool, at: datetime) -> None:
    thanks = propose_thanks(
        membership=stage.membership(giver),
        whom=stage.membership(receiver),
        words=words,
        by=stage.people[giver],
        at=at,
    )
    if yes:
        let_thanks_be_aloud(thanks=thanks, by=stage.people[receiver], at=at)
