"""One more reader where two see it very differently or it is close, and going on without where nobody is left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.invitations.duty import rests_until
from holdspace.journal.actions import record
from holdspace.vetting.actions.asking import ask_readers
from holdspace.vetting.models import Application, Asked, Review
from holdspace.vetting.queries.another import could_read_besides, how_close
from holdspace.vetting.rules import holds_a_place
from holdspace.vetting.states import MOVES, ApplicationState, Event, ReviewState
from holdspace.vetting.telling import tell_who_decides

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

WITHOUT_AFTER_DAYS = 7  # so long one more is looked for; then those who have read are enough


@transaction.atomic
def call_another_reader(*, application: Application, by: Actor, at: datetime) -> bool:
    """Make room for one more and ask somebody, where the pathway has the switch, the finished readings are wide apart
    or close to the middle, it was not done before, and somebody could; return whether it was.

    Nobody is told why or that it is a third one: the journal keeps that it was called, in no words.
    """
    if not application.pathway.third_reader or application.another_called_at is not None:
        return False
    if not how_close(application=application, seen_by=THE_MACHINE).wants_another:
        return False
    if not could_read_besides(application=application, seen_by=THE_MACHINE):
        return False
    Application.objects.filter(pk=application.pk).update(extra_readers=1, another_called_at=at)
    application.extra_readers, application.another_called_at = 1, at
    record(verb="review.another_called", of=application, by=by, at=at, community_id=application.community_id)
    ask_readers(community=application.community, application=application, by=by, at=at)
    return True


@transaction.atomic
def go_on_without(*, community: Community, by: Actor, at: datetime) -> int:
    """Where nobody is left who could read besides, or nobody has taken it for a week, those who have read are enough:
    the application is read. Return how many went on. Not while all rest."""
    if rests_until(community, at) is not None:
        return 0
    waiting = Application.objects.filter(
        community=community, state=ApplicationState.IN_READING, extra_readers__gt=0
    ).select_related("pathway", "community", "person")
    went_on = 0
    for application in waiting.order_by("sent_at", "id"):
        if Review.objects.filter(holds_a_place(), application=application, state=ReviewState.TAKEN).exists():
            continue
        called = application.another_called_at or at
        if at < called + timedelta(days=WITHOUT_AFTER_DAYS) and could_read_besides(
            application=application, seen_by=THE_MACHINE
        ):
            continue
        went_on += _read_after_all(application, by, at)
    return went_on


def _read_after_all(application: Application, by: Actor, at: datetime) -> int:
    line = MOVES[Event.FINISH_READING]
    final = Review.objects.filter(application=application, state=ReviewState.FINAL).count()
    if final < application.pathway.readers:
        return 0
    try:
        # By its row, so that somebody who takes it at this moment is either before or told that it is over.
        move(application, out_of=line.out_of, into=line.into, told=line.told, read_at=at, extra_readers=0)
    except AlreadyMoved:
        return 0
    Asked.objects.filter(application=application).delete()
    record(verb="review.gone_on_without", of=application, by=by, at=at, community_id=application.community_id)
    tell_who_decides(application, "vetting.ready_to_decide", by=by, at=at, but=0)
    return 1
