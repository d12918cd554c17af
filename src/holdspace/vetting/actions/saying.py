"""Around a letter that is no welcome: drafts, the offer to say it first, the applicant's one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.vetting.letting_out import let_letter_out
from holdspace.vetting.models import Decision, LetterDraft
from holdspace.vetting.queries import case_of
from holdspace.vetting.rules import may_reply, may_send_letter
from holdspace.vetting.states import ApplicationState, DecisionState, OfferAnswer, Outcome
from holdspace.vetting.telling import tell_about

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person
    from holdspace.vetting.models import Application

LONGEST_OFFER, LONGEST_REPLY = 600, 3000
WAITS = DecisionState.TO_BE_SAID


@transaction.atomic
def keep_letter_draft(
    *,
    application: Application,
    membership: Membership,
    outcome: str,
    letter: str,
    way_back: str,
    by: Person,
    at: datetime,
) -> LetterDraft:
    """Keep a letter while somebody writes it; the journal gets an entry with the first words only."""
    case = case_of(membership=membership, number=application.pk, seen_by=by, at=at)
    if case.application.state != ApplicationState.READ:
        raise AlreadyMoved(_("This has been decided already."))
    draft, new = LetterDraft.objects.update_or_create(
        application=application,
        person=by,
        defaults={
            "outcome": outcome if outcome in Outcome.values else "",
            "letter": letter,
            "way_back": way_back,
            "kept_at": at,
        },
    )
    if new:
        record(verb="letter.kept", of=draft, by=by, at=at, community_id=application.community_id)
    return draft


@transaction.atomic
def offer_to_say_it(*, decision: Decision, words: str, by: Person, at: datetime) -> Decision:
    """One of the two offers the applicant to say it in a conversation, in their own words: when and how."""
    _insist_on_one_of_two(decision, by)
    if not words.strip():
        raise Refused(no(_("Please write when and how they can reach you.")))
    if decision.offered_at is not None:
        raise AlreadyMoved(_("It has been offered already."))
    move(decision, out_of=WAITS, into=WAITS, told=_told(), offered_by_id=by.pk, offered_at=at, offer=words.strip())
    _note("decision.offered", decision, by, at)
    application = decision.application
    tell_about(application, "vetting.talk_before_letter", application.person_id, page="vetting.status", by=by, at=at)
    return decision


@transaction.atomic
def answer_offer(*, decision: Decision, answer: str, by: Person, at: datetime) -> Decision:
    """The applicant would like to talk first, or asks for the letter, which is out at once then."""
    if decision.application.person_id != by.pk or decision.state != WAITS or decision.offered_at is None:
        raise NothingHere
    answer = OfferAnswer(answer)
    move(decision, out_of=WAITS, into=WAITS, told=_told(), offer_answer=answer)
    _note("decision.offer_answered", decision, by, at, in_role="")
    if answer == OfferAnswer.LETTER:
        _out(decision, by, at)
    elif decision.offered_by_id is not None:
        tell_about(
            decision.application,
            "vetting.wants_to_talk",
            decision.offered_by_id,
            page="vetting.decide",
            by=by,
            at=at,
            numbered=True,
        )
    return decision


@transaction.atomic
def send_letter(*, decision: Decision, by: Person, at: datetime) -> Decision:
    """One of the two sends it: after they have talked, or when nobody answered the offer for three days."""
    _insist_on_one_of_two(decision, by)
    insist(may_send_letter(decision, at=at))
    _out(decision, by, at)
    return decision


@transaction.atomic
def reply_to_letter(*, decision: Decision, reply: str, way_back: str, by: Person, at: datetime) -> Decision:
    """The applicant's one answer, and what they add to the way back; those who decided read it."""
    if decision.application.person_id != by.pk or decision.state != DecisionState.AGREED:
        raise NothingHere
    if decision.outcome == Outcome.WELCOME:
        raise NothingHere
    insist(may_reply(decision, at=at))
    if not reply.strip() and not way_back.strip():
        raise Refused(no(_("There is nothing here yet.")))
    changed = Decision.objects.filter(pk=decision.pk, replied_at=None).update(
        reply=reply.strip(), way_back_reply=way_back.strip(), replied_at=at
    )
    if not changed:
        raise AlreadyMoved(_("You have answered already. It stands as it is."))
    decision.refresh_from_db()
    _note("decision.replied", decision, by, at, in_role="")
    for person_id in sorted({decision.proposed_by_id, decision.answered_by_id or decision.proposed_by_id}):
        tell_about(
            decision.application, "vetting.replied", person_id, page="vetting.decide", by=by, at=at, numbered=True
        )
    return decision


def _out(decision: Decision, by: Person, at: datetime) -> None:
    move(decision, out_of=WAITS, into=DecisionState.AGREED, told=_told())
    let_letter_out(decision, "" if by.pk == decision.application.person_id else decision.answered_in_role, by, at)


def _insist_on_one_of_two(decision: Decision, by: Person) -> None:
    if by.pk not in {decision.proposed_by_id, decision.answered_by_id} or decision.state != WAITS:
        raise NothingHere


def _told() -> str:
    return _("The letter is out already.")


def _note(verb: str, decision: Decision, by: Person, at: datetime, in_role: str | None = None) -> None:
    role = decision.answered_in_role if in_role is None else in_role
    record(verb=verb, of=decision, by=by, at=at, community_id=decision.application.community_id, in_role=role)
