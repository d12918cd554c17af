"""Who can get which notices of this room: whoever applies, and whoever reads and decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.communities.queries.reaching import reads_or_runs_anywhere, runs_anywhere
from holdspace.outbox.reaching import declare_reach
from holdspace.vetting.models import Application

if TYPE_CHECKING:
    from holdspace.grammar.actors import Actor

FOR_READERS = (
    "application_waits",
    "reading_over",
    "ready_to_decide",
    "decision_proposed",
    "decision_not_agreed",
    "talk_agreed",
    "talk_wished",
    "say_it_first",
    "wants_to_talk",
    "replied",
)
FOR_APPLICANTS = (
    "application_arrived",
    "letter_is_there",
    "talk_proposed",
    "talk_before_letter",
    "second_look_answered",
    "guide_changed",
    "door_answered",
    "need_answered",
    "somebody_vouched",
)


def declare() -> None:
    """Called once from ready()."""
    declare_reach(*(f"vetting.{name}" for name in FOR_READERS), who=reads_or_runs_anywhere)
    declare_reach(*(f"vetting.{name}" for name in FOR_APPLICANTS), who=has_applied)
    declare_reach("vetting.somebody_needs", who=runs_anywhere)


def has_applied(*, seen_by: Actor) -> bool:
    """Whether they began an application anywhere. One query."""
    return Application.objects.filter(person_id=seen_by.actor_id or 0).exists()
