"""What the sharer alone does with a share that is out: close it, keep the answers, say that they felt heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record
from holdspace.sharing.models import FeltHeard, Share
from holdspace.sharing.needs import want_nobody, want_readers_again
from holdspace.sharing.rules import may_keep_house
from holdspace.sharing.states import TOO_LATE, ShareState

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person


@transaction.atomic
def close_share(*, share: Share, by: Person, at: datetime) -> Share:
    """Nobody answers it any more and nobody is asked to; what was answered stays. A second press changes nothing."""
    insist(may_keep_house(share, by))
    _hold(share)
    if share.closed_at is None:
        Share.objects.filter(pk=share.pk).update(closed_at=at)
        share.closed_at = at
        want_nobody(share=share, by=by, at=at)
        record(verb="share.closed", of=share, by=by, at=at, community_id=share.community_id)
    return share


@transaction.atomic
def open_share_again(*, share: Share, by: Person, at: datetime) -> Share:
    """People answer it again; where it was not seen yet they are asked again, by the stated time from now."""
    insist(may_keep_house(share, by))
    _hold(share)
    if share.closed_at is not None:
        Share.objects.filter(pk=share.pk).update(closed_at=None)
        share.closed_at = None
        if share.seen_at is None:
            want_readers_again(share=share, by=by, at=at)
        record(verb="share.opened_again", of=share, by=by, at=at, community_id=share.community_id)
    return share


@transaction.atomic
def keep_answers(*, share: Share, alone: bool, by: Person, at: datetime) -> Share:
    """`alone`: words that came back are read by the sharer (and whoever wrote them), the earlier ones too.

    Open again, what was written meanwhile stays between the two: it was written for the sharer alone.
    """
    insist(may_keep_house(share, by))
    _hold(share)
    if share.for_me_alone != alone:
        Share.objects.filter(pk=share.pk).update(for_me_alone=alone)
        share.for_me_alone = alone
        verb = "share.answers_kept" if alone else "share.answers_opened"
        record(verb=verb, of=share, by=by, at=at, community_id=share.community_id)
    return share


@transaction.atomic
def say_heard(*, share: Share, heard: bool, by: Person, at: datetime) -> None:
    """*I felt heard*, said to oneself alone, or taken back: no entry, no notice, no figure, nobody is asked less."""
    insist(may_keep_house(share, by))
    _hold(share)
    if heard:
        FeltHeard.objects.get_or_create(share=share, defaults={"at": at})
    else:
        FeltHeard.objects.filter(share=share).delete()


def _hold(share: Share) -> None:
    """Take the row for this transaction and read it as it is now, so that of two presses the second changes nothing."""
    move(share, out_of=ShareState.OPEN, into=ShareState.OPEN, told=TOO_LATE["close"])
    share.refresh_from_db(fields=["closed_at", "for_me_alone", "seen_at"])
