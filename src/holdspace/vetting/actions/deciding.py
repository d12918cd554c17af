"""Two people decide: one proposes, another agrees or says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from holdspace.communities.actions import bring_in
from holdspace.communities.queries import membership_of
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.once import once_only
from holdspace.vetting.letting_out import let_letter_out, note_decision
from holdspace.vetting.models import Decision, LetterDraft, Review
from holdspace.vetting.queries import readable_application
from holdspace.vetting.queries.talking import talk_before_welcome
from holdspace.vetting.rules import is_whole_decision, may_answer, may_propose, roles_in, two_who_decide
from holdspace.vetting.states import MOVES, ApplicationState, DecisionState, Event, Outcome, ReviewState
from holdspace.vetting.telling import tell_about, tell_who_decides

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person
    from holdspace.vetting.models import Application

READ = ApplicationState.READ
TOLD_DECIDED = MOVES[Event.WELCOME].told
OPEN = [DecisionState.PROPOSED, DecisionState.TO_BE_SAID]


@once_only
def propose_decision(
    *,
    application: Application,
    membership: Membership,
    outcome: str,
    letter: str,
    by: Person,
    at: datetime,
    way_back: str = "",
    back_from: date | None = None,
    criteria: Collection[int] = (),
    once: str = "",
) -> Decision:
    """Propose what to answer, with the letter as it will be read. Nothing reaches the applicant by it.

    `AlreadyMoved` when somebody has proposed meanwhile, or it is decided.
    """
    roles = _roles_here(application, membership, by, at)
    insist(may_propose(roles))
    outcome = Outcome(outcome)
    insist(
        is_whole_decision(
            outcome=outcome, letter=letter, way_back=way_back, back_from=back_from, criteria=criteria, at=at
        )
    )
    if outcome == Outcome.WELCOME:
        insist(talk_before_welcome(application=application, seen_by=by))
    move(application, out_of=READ, into=READ, told=TOLD_DECIDED)
    if Decision.objects.filter(application=application, state__in=OPEN).exists():
        raise AlreadyMoved(_("Somebody has proposed a decision meanwhile. It waits for a second person."))
    later = outcome == Outcome.NOT_YET
    decision = Decision.objects.create(
        application=application,
        outcome=outcome,
        letter=letter.strip(),
        way_back=way_back.strip() if later else "",
        back_from=back_from if later else None,
        criteria=sorted(criteria) if outcome != Outcome.WELCOME else [],
        proposed_by=by,
        proposed_in_role="steward" if "steward" in roles else "reviewer",
        proposed_at=at,
    )
    LetterDraft.objects.filter(application=application, person=by).delete()
    note_decision("decision.proposed", decision, decision.proposed_in_role, by, at, once=once)
    tell_who_decides(application, "vetting.decision_proposed", by=by, at=at, but=by.pk)
    return decision


@transaction.atomic
def agree_to_decision(*, decision: Decision, membership: Membership, by: Person, at: datetime) -> Decision:
    """The second person's yes. A *welcome* is out with it, and brings them in; every other letter waits until a person
    has offered to say it (`offer_to_say_it`)."""
    application = decision.application
    roles = _insist_on_second(decision, membership, by, at)
    if decision.outcome == Outcome.WELCOME:
        insist(talk_before_welcome(application=application, seen_by=by))
    move(
        decision,
        out_of=DecisionState.PROPOSED,
        into=DecisionState.AGREED if decision.outcome == Outcome.WELCOME else DecisionState.TO_BE_SAID,
        told=TOLD_DECIDED,
        proposed_in_role=roles[0],
        answered_by_id=by.pk,
        answered_in_role=roles[1],
        answered_at=at,
    )
    if decision.outcome != Outcome.WELCOME:
        move(application, out_of=READ, into=READ, told=TOLD_DECIDED)
        note_decision("decision.settled", decision, roles[1], by, at)
        tell_about(
            application,
            "vetting.say_it_first",
            decision.proposed_by_id,
            page="vetting.decide",
            by=by,
            at=at,
            numbered=True,
        )
        return decision
    let_letter_out(decision, roles[1], by, at)
    bring_in(person=application.person, community=application.community, by=by, at=at)
    return decision


@transaction.atomic
def disagree_with_decision(
    *, decision: Decision, membership: Membership, why_not: str, by: Person, at: datetime
) -> Decision:
    """The second person says why not: it stays open, and anybody of those who decide can propose anew."""
    roles = _insist_on_second(decision, membership, by, at)
    if not why_not.strip():
        raise Refused(no(_("Please write in a sentence or two why not, so that you can find it together.")))
    move(
        decision,
        out_of=DecisionState.PROPOSED,
        into=DecisionState.NOT_AGREED,
        told=TOLD_DECIDED,
        answered_by_id=by.pk,
        answered_in_role=roles[1],
        answered_at=at,
        why_not=why_not.strip(),
    )
    note_decision("decision.not_agreed", decision, roles[1], by, at)
    tell_about(
        decision.application,
        "vetting.decision_not_agreed",
        decision.proposed_by_id,
        page="vetting.decide",
        by=by,
        at=at,
        numbered=True,
    )
    return decision


@transaction.atomic
def take_back_decision(*, decision: Decision, by: Person, at: datetime) -> Decision:
    """One's own proposal, taken back while nobody has answered it; or, by either of the two, what both agreed on, as
    long as the letter is not out: saying it to somebody may change it."""
    mine = {decision.proposed_by_id}
    if decision.state == DecisionState.TO_BE_SAID:
        mine.add(decision.answered_by_id or 0)
    if by.pk not in mine:
        raise NothingHere
    move(decision, out_of=OPEN, into=DecisionState.TAKEN_BACK, told=TOLD_DECIDED, answered_at=at)
    note_decision("decision.taken_back", decision, decision.proposed_in_role, by, at)
    return decision


def _roles_here(application: Application, membership: Membership, by: Person, at: datetime) -> frozenset[str]:
    """The roles somebody has for this application; `NothingHere` unless everybody has read it and they have one."""
    if membership.person_id != by.pk:
        raise NothingHere
    readable_application(membership=membership, number=application.pk, seen_by=by, at=at)
    roles = roles_in(membership, has_read=_has_read(application.pk, by.pk))
    if not roles or application.state in {ApplicationState.SENT, ApplicationState.IN_READING}:
        raise NothingHere
    return roles


def _insist_on_second(decision: Decision, membership: Membership, by: Person, at: datetime) -> tuple[str, str]:
    """In which roles the two decide."""
    application = decision.application
    mine = _roles_here(application, membership, by, at)
    proposers = {decision.proposed_in_role}
    other = membership_of(community=application.community, person_id=decision.proposed_by_id, seen_by=by)
    if other is not None:
        proposers |= roles_in(other, has_read=_has_read(application.pk, decision.proposed_by_id))
    pair = two_who_decide(proposers, mine)
    insist(may_answer(decision, person_id=by.pk, roles=pair))
    if pair is None:
        raise NothingHere
    return pair


def _has_read(application_id: int, person_id: int) -> bool:
    return Review.objects.filter(application_id=application_id, reviewer_id=person_id, state=ReviewState.FINAL).exists()
