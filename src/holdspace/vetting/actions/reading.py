"""What reviewers do: take, pass by, keep, finish; and the steward's handing on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from holdspace.communities.rules import may_review, may_steward
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.scenarios.states import ENDS, Level
from holdspace.vetting.actions.another import call_another_reader
from holdspace.vetting.actions.asking import ask_readers
from holdspace.vetting.actions.work import say_how_known
from holdspace.vetting.giving_up import give_up
from holdspace.vetting.models import Application, Asked, Review, Score
from holdspace.vetting.queries import readable_application, steps_of
from holdspace.vetting.queries.practice import may_read_now
from holdspace.vetting.queries.taking import may_take_one
from holdspace.vetting.queries.ties import may_not_read
from holdspace.vetting.rules import holds_a_place, may_finish, reading_due
from holdspace.vetting.states import MOVES, ApplicationState, Event, ReviewState
from holdspace.vetting.telling import tell_about, tell_who_decides

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person

    Marks = Mapping[tuple[str, int], tuple[str, str]]

LONGEST_REASONS = 800


@transaction.atomic
def take_reading(
    *, application: Application, membership: Membership, by: Person, at: datetime, how_known: str = ""
) -> Review:
    """Take one of the places to read it, and with that say that nothing stands between: or, in `how_known`, what does.

    Taking twice changes nothing; `AlreadyMoved` when others were quicker. For whom something stands between that has
    been found, there is nothing here: which it is would tell of the applicant.
    """
    _insist_on_reviewer(application, membership, by, at)
    _move(application, Event.TAKE)
    review, new = Review.objects.get_or_create(
        application=application, reviewer=by, defaults={"taken_at": at, "kept_at": at}
    )
    if not new and review.state in {ReviewState.TAKEN, ReviewState.FINAL}:
        return review
    if may_not_read(application=application, person_id=by.pk, seen_by=by):
        raise NothingHere
    insist(may_read_now(membership=membership, pathway=application.pathway, seen_by=by, but=review.pk))
    insist(may_take_one(application=application, membership=membership, seen_by=by, at=at, but=review.pk))
    if not new:
        out_of = [ReviewState.DECLINED, ReviewState.HANDED_ON]
        move(review, out_of=out_of, into=ReviewState.TAKEN, taken_at=at, kept_at=at)
    Asked.objects.filter(application=application, person=by).delete()
    if how_known.strip():
        say_how_known(review=review, how=how_known, by=by, at=at)
    # The move above holds the application's row, so that two who press at once are counted one after the other.
    held = Review.objects.filter(holds_a_place(), application=application).count()
    if held > application.wanted_readers:
        raise AlreadyMoved(MOVES[Event.TAKE].told)
    _note("review.taken", review, by, at)
    return review


@transaction.atomic
def decline_reading(*, application: Application, membership: Membership, by: Person, at: datetime) -> Review:
    """*Not this one*: no reason, and somebody else is asked at once. A place that was taken is free again.

    A reading that is final stays: `AlreadyMoved`.
    """
    _insist_on_reviewer(application, membership, by, at)
    review, _new = Review.objects.get_or_create(
        application=application,
        reviewer=by,
        defaults={"taken_at": at, "kept_at": at, "state": ReviewState.DECLINED},
    )
    give_up(review, ReviewState.DECLINED)
    Asked.objects.filter(application=application, person=by).delete()
    _note("review.declined", review, by, at)
    ask_readers(community=application.community, application=application, by=THE_MACHINE, at=at)
    return review


@transaction.atomic
def hand_on_reading(*, application: Application, steward: Membership, by: Person, at: datetime) -> Application:
    """Free the places of readers who have not finished by the day the applicant was told, for others to take.

    By a steward who is not one of them. `Refused` before that day; `AlreadyMoved` when nobody is reading any more.
    """
    insist(may_steward(steward))
    if steward.person_id != by.pk:
        raise NothingHere
    application = readable_application(membership=steward, number=application.pk, seen_by=by, at=at)
    due = reading_due(application)
    if due is None or at <= due:
        raise Refused(no(_("There is still time. You can hand it on after the day we told the applicant.")))
    if Review.objects.filter(application=application, reviewer=by, state=ReviewState.TAKEN).exists():
        raise Refused(no(_("You are reading this one yourself. Another steward can hand it on.")))
    move(application, out_of=ApplicationState.IN_READING, into=ApplicationState.IN_READING, told=_told_over())
    slow = list(Review.objects.filter(application=application, state=ReviewState.TAKEN))
    for review in slow:
        give_up(review, ReviewState.HANDED_ON)
        tell_about(application, "vetting.reading_over", review.reviewer_id, page="vetting.queue", by=by, at=at)
    record(
        verb="review.handed_on",
        of=application,
        by=by,
        at=at,
        community_id=application.community_id,
        in_role="steward",
        data={"readings": len(slow)},
    )
    ask_readers(community=application.community, application=application, by=THE_MACHINE, at=at)
    return application


@transaction.atomic
def keep_reading(*, review: Review, marks: Marks, by: Person, at: datetime) -> Review:
    """Keep levels and reasons as they stand, also half-finished. `marks` is (step, criterion) -> (level, reasons).

    The journal gets an entry with the first marks only. Unknown levels, criteria and steps are left out.
    """
    if review.reviewer_id != by.pk:
        raise NothingHere
    move(
        review,
        out_of=ReviewState.TAKEN,
        into=ReviewState.TAKEN,
        told=_("This reading is final already. It stands as it is."),
        kept_at=at,
    )
    asked = _asked(review, by)
    new = not Score.objects.filter(review=review).exists()
    for (step, criterion_id), (level, reasons) in marks.items():
        if (step, criterion_id) not in asked or level not in {"", *Level.values}:
            continue
        if len(reasons) > LONGEST_REASONS:
            raise Refused(no(_("These reasons are longer than there is room for. They still stand here.")))
        Score.objects.update_or_create(
            review=review,
            step=step,
            criterion_id=criterion_id,
            defaults={"level": level, "reasons": reasons.replace("\r\n", "\n")},
        )
    if new:
        _note("review.kept", review, by, at)
    return review


@transaction.atomic
def finish_reading(*, review: Review, membership: Membership, by: Person, at: datetime) -> Review:
    """*This is my final reading*: it can no longer be changed. With the last one the application is read, or one
    more is called where the pathway says so.

    `Refused` while a criterion is open or an end of the scale lacks reasons.
    """
    application = review.application
    _insist_on_reviewer(application, membership, by, at)
    if review.reviewer_id != by.pk:
        raise NothingHere
    # Two who finish at once wait for each other here, so that the second one sees the first.
    move(application, out_of=ApplicationState.IN_READING, into=ApplicationState.IN_READING, told=_told_over())
    move(
        review,
        out_of=ReviewState.TAKEN,
        into=ReviewState.FINAL,
        told=_("This reading is final already. It stands as it is."),
        final_at=at,
    )
    given = {(s.step, s.criterion_id): s for s in Score.objects.filter(review=review).exclude(level="")}
    asked = _asked(review, by)
    bare = [key for key in asked if key in given and given[key].level in ENDS and not given[key].reasons.strip()]
    insist(may_finish(open_marks=len(asked - given.keys()), without_reasons=len(bare)))
    _note("review.finished", review, by, at)
    application.refresh_from_db(fields=["extra_readers", "another_called_at"])
    final = Review.objects.filter(application=application, state=ReviewState.FINAL).count()
    if final >= application.wanted_readers and not call_another_reader(application=application, by=THE_MACHINE, at=at):
        _move(application, Event.FINISH_READING, read_at=at)
        tell_who_decides(application, "vetting.ready_to_decide", by=by, at=at, but=by.pk)
    return review


def _insist_on_reviewer(application: Application, membership: Membership, by: Person, at: datetime) -> None:
    """A reviewer of this community who may come near this application; everything else answers `NothingHere`."""
    if membership.person_id != by.pk:
        raise NothingHere
    insist(may_review(membership))
    readable_application(membership=membership, number=application.pk, seen_by=by, at=at)


def _asked(review: Review, by: Person) -> set[tuple[str, int]]:
    """Every (step, criterion) that a whole reading has a level for."""
    steps = steps_of(pathway=review.application.pathway, seen_by=by)
    return {(step.key, criterion.pk) for step in steps for criterion in step.criteria}


def _move(application: Application, event: Event, **also: Any) -> None:
    line = MOVES[event]
    move(application, out_of=line.out_of, into=line.into, told=line.told, **also)


def _told_over() -> str:
    return str(MOVES[Event.FINISH_READING].told)


def _note(verb: str, review: Review, by: Actor, at: datetime) -> None:
    record(verb=verb, of=review, by=by, at=at, community_id=review.application.community_id, in_role="reviewer")
