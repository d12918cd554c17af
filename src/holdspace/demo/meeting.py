"""How two of the story's readers meet an applicant before a welcome."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from holdspace.demo.script import script
from holdspace.vetting.actions.talking import accept_talk, finish_talk, keep_talk_note, propose_talk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from holdspace.demo.stage import Stage
    from holdspace.vetting.models import Application, Talk

LASTS = timedelta(minutes=35)


def cue_talk(
    stage: Stage, application: Application, key: str, at: datetime, *, decide: Callable[[datetime], None]
) -> None:
    """One of the readers proposes a time; the applicant takes it; both note what they heard; then it is decided."""
    stage.cue(at, partial(_propose, stage, application, key, decide))


def _propose(
    stage: Stage, application: Application, key: str, decide: Callable[[datetime], None], at: datetime
) -> None:
    first, second = application.reviews.filter(state="final").order_by("id")[:2]
    names = {person.pk: name for name, person in stage.people.items()}
    talk = propose_talk(
        application=application,
        membership=stage.membership(names[first.reviewer_id]),
        other_id=second.reviewer_id,
        times=[at + timedelta(hours=7), at + timedelta(hours=31)],
        place=script("applications")["talk"]["place"],
        by=stage.people[names[first.reviewer_id]],
        at=at,
    )
    stage.cue(at + timedelta(hours=2), partial(_accept, stage, talk, decide))


def _accept(stage: Stage, talk: Talk, decide: Callable[[datetime], None], at: datetime) -> None:
    time = talk.proposed_times[0]
    accept_talk(talk=talk, time=time, by=talk.application.person, at=at)
    stage.cue(time + LASTS, partial(_talked, stage, talk, decide))


def _talked(stage: Stage, talk: Talk, decide: Callable[[datetime], None], at: datetime) -> None:
    finish_talk(talk=talk, by=talk.first, at=at)
    notes = script("applications")["talk"]["notes"]
    for place, person in enumerate((talk.first, talk.second)):
        words = notes[(talk.pk + place) % len(notes)]
        keep_talk_note(talk=talk, words=words, final=True, by=person, at=at + timedelta(minutes=20 + place))
    stage.cue(at + timedelta(hours=3), decide)
