"""What the worker does for this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.grammar.actors import THE_MACHINE
from holdspace.vetting.actions import ask_readers, erase_kept_answers, go_on_without, hand_over_late, keep_figures
from holdspace.vetting.actions.arriving import ask_how_we_did, show_how_we_did
from holdspace.vetting.actions.describing import keep_fairness
from holdspace.vetting.actions.existing import let_go_who_never_answered, remind_unanswered
from holdspace.vetting.queries.arriving import communities_with_newcomers
from holdspace.vetting.queries.asking import communities_that_read
from holdspace.vetting.queries.existing import communities_that_wait
from holdspace.vetting.queries.fairness import communities_with_descriptions
from holdspace.vetting.queries.figures import communities_with_readings

if TYPE_CHECKING:
    from datetime import datetime


def erase_answers(*, at: datetime, **payload: Any) -> None:
    """Once a day: what was promised to be erased is erased."""
    erase_kept_answers(by=THE_MACHINE, at=at)


def ask_and_hand_over(*, at: datetime, **payload: Any) -> None:
    """Every quarter of an hour: what waited too long is free again, nothing waits for a further reader whom
    nobody can be, and somebody is asked for every free place."""
    for community in communities_that_read(seen_by=THE_MACHINE):
        hand_over_late(community=community, by=THE_MACHINE, at=at)
        go_on_without(community=community, by=THE_MACHINE, at=at)
        ask_readers(community=community, by=THE_MACHINE, at=at)


def keep_reading_figures(*, at: datetime, **payload: Any) -> None:
    """Once a day: how alike each community reads."""
    for community in communities_with_readings(seen_by=THE_MACHINE):
        keep_figures(community=community, by=THE_MACHINE, at=at)


def keep_fairness_figures(*, at: datetime, **payload: Any) -> None:
    """Once a day: how far applications came, and, once a season, what stewards see of it."""
    for community in communities_with_descriptions(seen_by=THE_MACHINE):
        keep_fairness(community=community, by=THE_MACHINE, at=at)


def go_on_with_moving_in(*, at: datetime, **payload: Any) -> None:
    """Once a day: who was brought in and says nothing has one more mail, and is let go in the end."""
    for community in communities_that_wait(seen_by=THE_MACHINE):
        remind_unanswered(community=community, by=THE_MACHINE, at=at)
        let_go_who_never_answered(community=community, by=THE_MACHINE, at=at)


def ask_and_show_how_we_did(*, at: datetime, **payload: Any) -> None:
    """Once a day: who came 30 or 90 days ago is asked how we did, and enough answers together come out."""
    for number in communities_with_newcomers(seen_by=THE_MACHINE, at=at):
        ask_how_we_did(community_id=number, by=THE_MACHINE, at=at)
        show_how_we_did(community_id=number, by=THE_MACHINE, at=at)
