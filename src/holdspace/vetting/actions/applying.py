"""What the applicant does: begin, keep, send, stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from holdspace.communities.queries import charter_in_force, membership_of
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.vetting.actions.asking import ask_readers
from holdspace.vetting.actions.guiding import give_guide
from holdspace.vetting.keeping import erase_words, forget_description
from holdspace.vetting.models import Answer, Application, Asked, Decision, Review, Vouch
from holdspace.vetting.queries import application_of, letter_of, open_application, open_pathway_of, walk_of
from holdspace.vetting.rules import may_begin, may_send
from holdspace.vetting.states import MOVES, ApplicationState, AskedState, Event, ReviewState
from holdspace.vetting.telling import tell_about

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.people.models import Person


@once_only
def begin_application(*, community: Community, by: Person, at: datetime, once: str = "") -> Application:
    """Begin on the newest version of the pathway; whoever has begun already goes on with that one.

    Raises `Refused` for members and before the day named in a *not yet*, `NothingHere` where no pathway is open.
    """
    if standing := open_application(community=community, seen_by=by):
        return standing
    last = application_of(community=community, person_id=by.pk, seen_by=by)
    letter = letter_of(application=last, seen_by=by) if last is not None else None
    membership = membership_of(community=community, person_id=by.pk, seen_by=by)
    insist(may_begin(membership=membership, last=last, back_from=letter.back_from if letter else None, at=at))
    pathway = open_pathway_of(community=community, seen_by=by)
    if pathway is None:
        raise NothingHere
    try:
        with transaction.atomic():
            application = Application.objects.create(
                person=by,
                community=community,
                pathway=pathway,
                hides_names=pathway.hides_names,
                begun_at=at,
                kept_at=at,
            )
    except IntegrityError:
        # Begun on another device at the same moment: that one is theirs.
        if standing := open_application(community=community, seen_by=by):
            return standing
        raise
    record(verb="application.begun", of=application, by=by, at=at, community_id=community.pk, once=once)
    give_guide(application=application, by=by, at=at)
    return application


@transaction.atomic
def keep_answers(
    *,
    application: Application,
    step: str,
    texts: Mapping[str, str],
    by: Person,
    at: datetime,
    charter_version: int = 0,
) -> Application:
    """Keep what somebody wrote on one step, also half-finished; keys that belong to another step are left out.

    With `charter_version` the charter that was read is noted. The journal gets one entry for each step, at its first
    words: what was kept how often is nobody's business.
    """
    written = walk_of(application=application, seen_by=by).at_step(step)
    move(
        application,
        out_of=ApplicationState.DRAFT,
        into=ApplicationState.DRAFT,
        told=_("It has been sent already. What you sent stands as it was."),
        kept_at=at,
    )
    new = not any(key in written.texts for key, _question in written.step.questions)
    for key, question in written.step.questions:
        if key not in texts:
            continue
        text = texts[key].replace("\r\n", "\n")
        if len(text) > question.limit:
            raise Refused(no(_("That is longer than there is room for. Nothing is lost: it still stands here.")))
        Answer.objects.update_or_create(application=application, key=key, defaults={"text": text, "at": at})
    if charter_version and charter_version != application.charter_version:
        in_force = charter_in_force(community=application.community, seen_by=by, at=at)
        application.charter_version = min(charter_version, in_force.version)
        Application.objects.filter(pk=application.pk).update(charter_version=application.charter_version)
    if new:
        record(
            verb="application.kept",
            of=application,
            by=by,
            at=at,
            community_id=application.community_id,
            data={"step": step},
        )
    return application


@transaction.atomic
def send_application(*, application: Application, by: Person, at: datetime) -> Application:
    """Hand it to the community: readers are asked at once, and its words stand as they are.

    Raises `Refused` while something is empty, `AlreadyMoved` when it is no draft any more.
    """
    walk = walk_of(application=application, seen_by=by)
    move(
        application,
        out_of=MOVES[Event.SEND].out_of,
        into=MOVES[Event.SEND].into,
        told=MOVES[Event.SEND].told,
        sent_at=at,
    )
    insist(may_send(walk.missing))
    record(verb="application.sent", of=application, by=by, at=at, community_id=application.community_id)
    tell_about(application, "vetting.application_arrived", application.person_id, page="vetting.status", by=by, at=at)
    ask_readers(community=application.community, application=application, by=THE_MACHINE, at=at)
    return application


@transaction.atomic
def take_back_application(*, application: Application, by: Person, at: datetime) -> Application:
    """Take it back to correct something: as long as nobody reads it. `AlreadyMoved` once somebody has begun."""
    if by.pk != application.person_id:
        raise NothingHere
    line = MOVES[Event.TAKE_BACK]
    move(application, out_of=line.out_of, into=line.into, told=line.told, sent_at=None, kept_at=at)
    # Sent again, it asks anew; who has a tie with the person keeps it.
    Asked.objects.filter(application=application, state=AskedState.WAITING).delete()
    record(verb="application.taken_back", of=application, by=by, at=at, community_id=application.community_id)
    return application


@transaction.atomic
def stop_application(*, application: Application, by: Person, at: datetime) -> Application:
    """*This is not for me*: no reason is asked. Answers and readings are erased at once; only the dates stay."""
    if by.pk != application.person_id:
        raise NothingHere
    line = MOVES[Event.LEAVE]
    move(application, out_of=line.out_of, into=line.into, told=line.told, left_at=at, kept_at=at, answers_erased_at=at)
    reading = list(
        Review.objects.filter(application=application, state=ReviewState.TAKEN).values_list("reviewer_id", flat=True)
    )
    erase_words(application)
    forget_description(application)
    Vouch.objects.filter(application=application).delete()
    Decision.objects.filter(application=application).delete()
    record(verb="application.left", of=application, by=by, at=at, community_id=application.community_id)
    for person_id in reading:
        tell_about(application, "vetting.reading_over", person_id, page="vetting.queue", by=by, at=at)
    return application
