"""Letting a letter out. Part of the actions that do it, after two have agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.grammar.moves import move
from holdspace.journal.actions import record
from holdspace.vetting.models import Asked, LetterDraft, Review
from holdspace.vetting.states import MOVES, OUTCOME_EVENTS, Outcome, ReviewState
from holdspace.vetting.telling import tell_about

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.vetting.models import Decision


def let_letter_out(decision: Decision, in_role: str, by: Actor, at: datetime) -> None:
    """The letter is the applicant's from now on."""
    application = decision.application
    line = MOVES[OUTCOME_EVENTS[Outcome(decision.outcome)]]
    move(application, out_of=line.out_of, into=line.into, told=line.told, decided_at=at)
    # Who passed it by is nobody's business any more.
    Review.objects.filter(application=application).exclude(state=ReviewState.FINAL).delete()
    Asked.objects.filter(application=application).delete()
    LetterDraft.objects.filter(application=application).delete()
    note_decision("decision.made", decision, in_role, by, at)
    tell_about(application, "vetting.letter_is_there", application.person_id, page="vetting.status", by=by, at=at)


def note_decision(verb: str, decision: Decision, in_role: str, by: Actor, at: datetime, once: str = "") -> None:
    """The entry of one act on a decision."""
    record(
        verb=verb,
        of=decision,
        by=by,
        at=at,
        community_id=decision.application.community_id,
        in_role=in_role,
        data={"outcome": str(decision.outcome)} if verb == "decision.made" else {},
        once=once,
    )
