"""Members who accompany whoever comes, and a question at the door."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from holdspace.vetting.actions import answer_at_door, ask_for_accommodation, ask_members, offer_to_guide, write_beside
from holdspace.vetting.models import Accompanying, Application

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.demo.stage import Stage
    from holdspace.vetting.models import DoorQuestion

GUIDES = (("deshawn", 12), ("priya", 15), ("leila", 20))  # who offers, on which day
ASKS, ANSWERS = "gwen", "wen"


def cue_guides(stage: Stage) -> None:
    """Some offer to guide; somebody who is still writing asks, and is answered."""
    for key, day in GUIDES:
        stage.cue(stage.calendar.when(f"guide-{key}", day, 19), partial(_offer, stage, key))
    stage.cue(stage.calendar.when("door", 55, 9), partial(_ask, stage))


def _offer(stage: Stage, key: str, at: datetime) -> None:
    if key in stage.people:
        offer_to_guide(membership=stage.membership(key), by=stage.people[key], at=at)


def _ask(stage: Stage, at: datetime) -> None:
    person = stage.people.get(ASKS)
    application = Application.objects.filter(person=person, community=stage.community).order_by("-id").first()
    if person is None or application is None:
        return
    question = ask_members(
        application=application,
        words="I am shy in groups of more than six. How does it go here for people like me?",
        by=person,
        at=at,
    )
    ask_for_accommodation(
        application=application,
        words="I hear on one side alone. Could we talk by video with captions, and one person at a time?",
        by=person,
        at=at,
    )
    stage.cue(stage.calendar.after("door-answer", at, 5), partial(_answer, stage, question))
    beside = Accompanying.objects.filter(application=application, ended_at=None).select_related("guide").first()
    if beside is not None:
        write_beside(
            accompanying=beside,
            words="Hello Gwen, good that you are here. I was on this page in autumn. Ask me whatever you like.",
            by=beside.guide,
            at=at,
        )


def _answer(stage: Stage, question: DoorQuestion, at: datetime) -> None:
    answer_at_door(
        number=question.pk,
        membership=stage.membership(ANSWERS),
        words="Me too. I read for three weeks before I wrote a line, and nobody pushed. My circle has five people.",
        by=stage.people[ANSWERS],
        at=at,
    )
