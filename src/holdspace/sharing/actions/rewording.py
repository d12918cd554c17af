"""Saying it in other words, and how long it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record
from holdspace.sharing.models import Share, where_words_stand
from holdspace.sharing.rules import fits_before, fits_in, may_keep_house, may_stay, stays_until
from holdspace.sharing.states import TOO_LATE, ShareState
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person


@transaction.atomic
def say_in_other_words(*, share: Share, text: str, content_note: str = "", by: Person, at: datetime) -> Share:
    """The sharer's new words stand where the earlier ones stood; of those nothing is kept, and what was answered stays.

    The level stays what it was. Readers see that it was reworded, not when. The same words again change nothing.
    Raises `Refused` as writing does, `AlreadyMoved` when it was let go meanwhile.
    """
    insist(may_keep_house(share, by))
    insist(fits_in(text))
    insist(names_no_client(text))
    insist(fits_before(content_note))
    if (share.words, share.content_note or "") == (text, content_note):
        return share
    anew = where_words_stand(text, level=share.level, note=content_note)
    move(share, out_of=ShareState.OPEN, into=ShareState.OPEN, told=TOO_LATE["reword"], **anew, reworded_at=at)
    record(verb="share.reworded", of=share, by=by, at=at, community_id=share.community_id)
    return share


@transaction.atomic
def say_how_long(*, share: Share, days: int, by: Person, at: datetime) -> Share:
    """7, 30 or 90 days from now, then it is let go by itself; or (0) until the sharer lets it go."""
    insist(may_keep_house(share, by))
    insist(may_stay(days))
    until = stays_until(at, days)
    move(share, out_of=ShareState.OPEN, into=ShareState.OPEN, told=TOO_LATE["stay"], lets_go_at=until)
    record(verb="share.stays", of=share, by=by, at=at, community_id=share.community_id)
    return share
