"""A picture beside one's words: put there with a description, taken away, gone with the share."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from django.db import transaction

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record
from holdspace.sharing.models import Share
from holdspace.sharing.rules import may_keep_house, may_show_picture
from holdspace.sharing.states import TOO_LATE, ShareState
from holdspace.uploads.actions import keep_picture, let_go_picture
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person


@transaction.atomic
def show_picture(*, share: Share, file: IO[bytes], description: str, by: Person, at: datetime) -> Share:
    """Put a picture beside the words, with the description that stands for it; the earlier one is gone.

    Whoever may see the share sees it, and nobody else. Raises `Refused` for a file that cannot be kept, without a
    description, for a high share, and where the description names a client; `AlreadyMoved` once it is let go.
    """
    insist(may_show_picture(share, by))
    insist(names_no_client(description))
    _hold(share)
    earlier = share.picture
    kept = keep_picture(file=file, description=description, owner_id=by.pk, apart=True, by=by, at=at)
    Share.objects.filter(pk=share.pk).update(picture=kept)
    share.picture = kept
    if earlier is not None:
        let_go_picture(picture=earlier, by=by, at=at)
    record(verb="share.picture_shown", of=share, by=by, at=at, community_id=share.community_id)
    return share


@transaction.atomic
def take_picture_away(*, share: Share, by: Person, at: datetime) -> Share:
    """The picture and its file are gone; the words stay. Where there is none nothing happens."""
    insist(may_keep_house(share, by))
    _hold(share)
    if share.picture is not None:
        earlier = share.picture
        Share.objects.filter(pk=share.pk).update(picture=None)
        share.picture = None
        let_go_picture(picture=earlier, by=by, at=at)
        record(verb="share.picture_taken_away", of=share, by=by, at=at, community_id=share.community_id)
    return share


def _hold(share: Share) -> None:
    """Take the row, and read which picture stands there now, so that of two at once none is left behind."""
    move(share, out_of=ShareState.OPEN, into=ShareState.OPEN, told=TOO_LATE["reword"])
    share.refresh_from_db(fields=["picture"])
