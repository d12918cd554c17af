"""Asking for a second look, and giving it: two people who had no part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from holdspace.communities.actions import bring_in
from holdspace.communities.rules import may_steward
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.people.models import Person
from holdspace.people.rules import blocked_between
from holdspace.vetting.models import Ally, Appeal, Application
from holdspace.vetting.queries.appealing import may_look, who_could_look, who_had_a_part
from holdspace.vetting.rules import may_appeal
from holdspace.vetting.states import MOVES, AppealState, Event, SecondLook
from holdspace.vetting.telling import tell_about, tell_of_appeal

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership

LONGEST_APPEAL, LONGEST_ANSWER = 3000, 4000
MOST_ALLIES = 2


@transaction.atomic
def ask_for_second_look(*, application: Application, words: str, by: Person, at: datetime) -> Appeal:
    """The applicant asks others to look again, within thirty days of the letter. Asking twice is once."""
    if application.person_id != by.pk:
        raise NothingHere
    insist(may_appeal(application, there_already=Appeal.objects.filter(application=application).exists(), at=at))
    if not words.strip():
        raise Refused(no(_("Please say what was not seen, or seen wrongly.")))
    try:
        with transaction.atomic():
            appeal = Appeal.objects.create(application=application, words=words.strip(), asked_at=at)
    except IntegrityError as twice:
        raise AlreadyMoved(_("A second look has been asked for already.")) from twice
    record(verb="appeal.asked", of=appeal, by=by, at=at, community_id=application.community_id)
    for person_id in who_could_look(application=application, seen_by=by):
        tell_of_appeal(appeal, "vetting.second_look", person_id, by=by, at=at)
    return appeal


@transaction.atomic
def name_ally(*, appeal: Appeal, steward: Membership, email: str, by: Person, at: datetime) -> Ally | None:
    """A steward asks somebody from outside to look: at this one case alone. None where nobody has this address, which
    nobody is told."""
    insist(may_steward(steward))
    application = appeal.application
    if steward.person_id != by.pk or steward.community_id != application.community_id:
        raise NothingHere
    if appeal.state == AppealState.ANSWERED:
        raise AlreadyMoved(_("This has been answered already."))
    if Ally.objects.filter(appeal=appeal).count() >= MOST_ALLIES:
        raise Refused(no(_("Two allies are enough.")))
    person = Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
    part = who_had_a_part(application=application, seen_by=by)
    if person is None or person.pk in {application.person_id, *part}:
        return None
    if blocked_between(person.pk, application.person_id):
        return None
    ally, new = Ally.objects.get_or_create(appeal=appeal, person=person, defaults={"named_by": by, "at": at})
    if new:
        record(
            verb="appeal.ally_named",
            of=appeal,
            by=by,
            at=at,
            community_id=application.community_id,
            in_role="steward",
        )
        tell_of_appeal(appeal, "vetting.be_an_ally", person.pk, by=by, at=at)
    return ally


@transaction.atomic
def propose_second_look(*, appeal: Appeal, outcome: str, letter: str, by: Person, at: datetime) -> Appeal:
    """One of those who had no part proposes what to answer."""
    _insist_may_look(appeal, by)
    if not letter.strip():
        raise Refused(no(_("The letter is still empty. Whatever you decide, the person should know why.")))
    move(
        appeal,
        out_of=AppealState.OPEN,
        into=AppealState.PROPOSED,
        told=_("Somebody has proposed an answer meanwhile."),
        outcome=SecondLook(outcome),
        letter=letter.strip(),
        proposed_by_id=by.pk,
        proposed_at=at,
    )
    _note("appeal.proposed", appeal, by, at)
    return appeal


@transaction.atomic
def take_back_second_look(*, appeal: Appeal, by: Person, at: datetime) -> Appeal:
    """A proposed answer goes back: by whoever proposed it, or by another who sees it differently."""
    _insist_may_look(appeal, by)
    move(
        appeal,
        out_of=AppealState.PROPOSED,
        into=AppealState.OPEN,
        told=_("This has been answered already."),
        outcome="",
        letter="",
        proposed_by_id=None,
        proposed_at=None,
    )
    _note("appeal.taken_back", appeal, by, at)
    return appeal


@transaction.atomic
def agree_to_second_look(*, appeal: Appeal, by: Person, at: datetime) -> Appeal:
    """The second one's yes: the answer is the applicant's, and what it says holds at once."""
    _insist_may_look(appeal, by)
    if appeal.proposed_by_id == by.pk:
        raise Refused(no(_("You proposed this. Somebody else agrees to it, or says why not.")))
    move(
        appeal,
        out_of=AppealState.PROPOSED,
        into=AppealState.ANSWERED,
        told=_("This has been answered already."),
        agreed_by_id=by.pk,
        answered_at=at,
    )
    application = appeal.application
    if appeal.outcome == SecondLook.WELCOME:
        line = MOVES[Event.WELCOME_AFTER_ALL]
        move(application, out_of=line.out_of, into=line.into, told=line.told)
        bring_in(person=application.person, community=application.community, by=by, at=at)
    elif appeal.outcome == SecondLook.ANEW:
        Application.objects.filter(pk=application.pk).update(may_come_again=True)
    _note("appeal.answered", appeal, by, at)
    tell_about(application, "vetting.second_look_answered", application.person_id, page="vetting.status", by=by, at=at)
    return appeal


def _insist_may_look(appeal: Appeal, by: Person) -> None:
    if not may_look(appeal=appeal, seen_by=by):
        raise NothingHere


def _note(verb: str, appeal: Appeal, by: Person, at: datetime) -> None:
    record(verb=verb, of=appeal, by=by, at=at, community_id=appeal.application.community_id, in_role="reviewer")
