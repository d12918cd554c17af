"""What follows a decision, as its applicant sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.scenarios.queries import criteria_of
from holdspace.vetting.models import Decision
from holdspace.vetting.states import DecisionState

if TYPE_CHECKING:
    from holdspace.grammar.actors import Actor
    from holdspace.vetting.models import Application


def offer_to(*, application: Application, seen_by: Actor) -> Decision | None:
    """The offer to say it in a conversation, before a letter is out; the applicant's own alone."""
    if seen_by.actor_id != application.person_id:
        return None
    return (
        Decision.objects.filter(application=application, state=DecisionState.TO_BE_SAID, offered_at__isnull=False)
        .select_related("offered_by", "application__community", "application__pathway")
        .first()
    )


def reasons_about(*, decision: Decision | None, rubric_id: int, seen_by: Actor) -> list[str]:
    """The titles of the criteria that a letter's reasons are about, in the order of the rubric."""
    if decision is None or not decision.criteria:
        return []
    return [c.title for c in criteria_of(rubric_id=rubric_id, seen_by=seen_by) if c.pk in decision.criteria]
