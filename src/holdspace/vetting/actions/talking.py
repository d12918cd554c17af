"""The conversation: times proposed, one accepted, moved, held, and noted by each of the two alone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.vetting.models import Review, Talk, TalkNote
from holdspace.vetting.queries import readable_application
from holdspace.vetting.rules import are_times
from holdspace.vetting.states import TALK_MOVES, ApplicationState, ReviewState, TalkEvent, TalkState
from holdspace.vetting.telling import tell_about

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person
    from holdspace.vetting.models import Application

EARLY = timedelta(minutes=15)
LONGEST_PLACE, LONGEST_ASKS, LONGEST_NOTE = 300, 600, 3000


@transaction.atomic
def propose_talk(
    *,
    application: Application,
    membership: Membership,
    other_id: int,
    times: Sequence[datetime],
    place: str,
    by: Person,
    at: datetime,
) -> Talk:
    """Propose times to the applicant, for oneself and another who has read; again: move it, with new times.

    `Refused` for times that are over or none; `NothingHere` unless both have read it and it is not decided.
    """
    application = _read_by(application, membership, by, at)
    if other_id == by.pk or not _has_read(application, other_id):
        raise NothingHere
    insist(are_times(times, at=at))
    move(
        application, out_of=ApplicationState.READ, into=ApplicationState.READ, told=_("This has been decided already.")
    )
    kept = sorted(time.isoformat() for time in set(times))
    talk = Talk.objects.filter(application=application).first()
    if talk is None:
        try:
            with transaction.atomic():
                talk = Talk.objects.create(
                    application=application,
                    first=by,
                    second_id=other_id,
                    times=kept,
                    place=place.strip(),
                    proposed_at=at,
                )
        except IntegrityError as twice:
            raise AlreadyMoved(_("Somebody has proposed times meanwhile.")) from twice
        verb = "talk.proposed"
    else:
        if by.pk not in {talk.first_id, talk.second_id}:
            raise AlreadyMoved(_("Two of you are arranging it already."))
        line = TALK_MOVES[TalkEvent.PROPOSE]
        move(
            talk,
            out_of=line.out_of,
            into=line.into,
            told=line.told,
            times=kept,
            time=None,
            place=place.strip(),
            asks="",
            proposed_at=at,
            agreed_at=None,
        )
        verb = "talk.moved"
    _note(verb, talk, by, at, in_role="reviewer")
    tell_about(application, "vetting.talk_proposed", application.person_id, page="vetting.status", by=by, at=at)
    return talk


@transaction.atomic
def accept_talk(*, talk: Talk, time: datetime, by: Person, at: datetime) -> Talk:
    """The applicant takes one of the times. `Refused` for another, or one that is over."""
    _insist_on_applicant(talk, by)
    if time not in talk.proposed_times or time <= at:
        raise Refused(no(_("Please choose one of the times that are still to come.")))
    line = TALK_MOVES[TalkEvent.ACCEPT]
    move(talk, out_of=line.out_of, into=line.into, told=line.told, time=time, agreed_at=at)
    _note("talk.agreed", talk, by, at)
    _tell_the_two(talk, "vetting.talk_agreed", by, at)
    return talk


@transaction.atomic
def wish_for_other_times(*, talk: Talk, asks: str, by: Person, at: datetime) -> Talk:
    """None fits, or not any more: in the applicant's words. Nothing is held against it."""
    _insist_on_applicant(talk, by)
    if not asks.strip():
        raise Refused(no(_("Please say when it would suit you.")))
    line = TALK_MOVES[TalkEvent.WISH]
    move(talk, out_of=line.out_of, into=line.into, told=line.told, time=None, agreed_at=None, asks=asks.strip())
    _note("talk.wished", talk, by, at)
    _tell_the_two(talk, "vetting.talk_wished", by, at)
    return talk


@transaction.atomic
def finish_talk(*, talk: Talk, by: Person, at: datetime) -> Talk:
    """*We have talked*, by one of the two, once its time has come or is a quarter of an hour away: people are early."""
    _insist_on_one_of_two(talk, by)
    if talk.time is not None and at < talk.time - EARLY:
        raise Refused(no(_("Its time has not come yet.")))
    line = TALK_MOVES[TalkEvent.FINISH]
    move(talk, out_of=line.out_of, into=line.into, told=line.told, done_at=at)
    _note("talk.held", talk, by, at, in_role="reviewer")
    return talk


@transaction.atomic
def keep_talk_note(*, talk: Talk, words: str, final: bool, by: Person, at: datetime) -> TalkNote:
    """Keep one's own note; with `final` it stands, and is read by the other once theirs stands as well."""
    _insist_on_one_of_two(talk, by)
    if talk.state != TalkState.DONE:
        raise Refused(no(_("Notes are for after the conversation.")))
    words = words.replace("\r\n", "\n").strip()
    if final and not words:
        raise Refused(no(_("There is nothing here yet.")))
    note, new = TalkNote.objects.get_or_create(talk=talk, person=by, defaults={"words": words, "kept_at": at})
    changed = TalkNote.objects.filter(pk=note.pk, final_at=None).update(
        words=words, kept_at=at, final_at=at if final else None
    )
    if not changed:
        raise AlreadyMoved(_("Your note is final already. It stands as it is."))
    if new or final:
        _note("talk.noted", talk, by, at, in_role="reviewer")
    note.refresh_from_db()
    return note


def _read_by(application: Application, membership: Membership, by: Person, at: datetime) -> Application:
    if membership.person_id != by.pk:
        raise NothingHere
    found = readable_application(membership=membership, number=application.pk, seen_by=by, at=at)
    over = {ApplicationState.SENT, ApplicationState.IN_READING}
    if found.state in over or not _has_read(found, by.pk):
        raise NothingHere
    return found


def _has_read(application: Application, person_id: int) -> bool:
    return Review.objects.filter(application=application, reviewer_id=person_id, state=ReviewState.FINAL).exists()


def _insist_on_applicant(talk: Talk, by: Person) -> None:
    if talk.application.person_id != by.pk or talk.application.state != ApplicationState.READ:
        raise NothingHere


def _insist_on_one_of_two(talk: Talk, by: Person) -> None:
    if by.pk not in {talk.first_id, talk.second_id}:
        raise NothingHere


def _tell_the_two(talk: Talk, kind: str, by: Person, at: datetime) -> None:
    for person_id in (talk.first_id, talk.second_id):
        tell_about(talk.application, kind, person_id, page="vetting.talk", by=by, at=at, numbered=True)


def _note(verb: str, talk: Talk, by: Person, at: datetime, in_role: str = "") -> None:
    record(verb=verb, of=talk, by=by, at=at, community_id=talk.application.community_id, in_role=in_role)
