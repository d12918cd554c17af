"""Who can get which notices of this room: whoever applies, and whoever reads and decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from holdspace.communities.queries.reaching import (
    is_a_member_anywhere,
    reads_or_runs_anywhere,
    runs_anywhere,
)
from holdspace.outbox.reaching import declare_reach
from holdspace.vetting.models import Accompanying, Ally, Application

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
    "second_look",
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
FOR_MEMBERS = ("you_guide", "you_guide_no_more", "asked_to_vouch", "be_a_buddy")
FOR_NEWCOMERS = ("buddy_goes_along", "buddy_over", "how_did_we_do")


def declare() -> None:
    """Called once from ready()."""
    declare_reach(*(f"vetting.{name}" for name in FOR_READERS), who=reads_or_runs_anywhere)
    declare_reach(*(f"vetting.{name}" for name in FOR_APPLICANTS), who=has_applied)
    declare_reach(*(f"vetting.{name}" for name in FOR_MEMBERS), who=is_a_member_anywhere)
    declare_reach(*(f"vetting.{name}" for name in FOR_NEWCOMERS), who=has_applied)
    declare_reach("vetting.somebody_needs", who=runs_anywhere)
    declare_reach("vetting.guide_wrote", who=is_accompanied_or_accompanies)
    declare_reach("vetting.be_an_ally", who=is_an_ally)


def has_applied(*, seen_by: Actor) -> bool:
    """Whether they began an application anywhere. One query."""
    return Application.objects.filter(person_id=seen_by.actor_id or 0).exists()


def is_an_ally(*, seen_by: Actor) -> bool:
    """Whether some community named them for one decision. One query."""
    return Ally.objects.filter(person_id=seen_by.actor_id or 0).exists()


def is_accompanied_or_accompanies(*, seen_by: Actor) -> bool:
    """Whether they are or were a guide, or have or had one. One query."""
    me = seen_by.actor_id or 0
    return Accompanying.objects.filter(Q(guide_id=me) | Q(application__person_id=me)).exists()
