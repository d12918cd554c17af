"""Taking words back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from holdspace.communities.actions import forget_named
from holdspace.communities.queries import membership_of
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record
from holdspace.outbox.actions import withdraw_about
from holdspace.sharing.models import Draft, FeltHeard, Share, where_words_stand
from holdspace.sharing.needs import want_nobody
from holdspace.sharing.rules import just_shared, may_let_go
from holdspace.sharing.states import ANSWERED, SAID_BACK, TOO_LATE, ShareState
from holdspace.uploads.actions import let_go_picture

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


@transaction.atomic
def let_go_of_share(*, share: Share, by: Actor, at: datetime) -> Share:
    """The text is deleted, and what others answered to it with it. The sharer may do so at any time; the machine does
    when the day has come that the sharer chose. What nobody has looked at yet in notices goes with it.

    Within ten minutes it is taken back: the words, and the picture beside them, return to the sharer's draft, where
    that is empty. Of two presses the second gets `AlreadyMoved`. The gifts stay: they were given.
    """
    insist(may_let_go(share, by, at))
    words, level, hope = share.words, share.level, share.hope
    back = just_shared(share, at)
    note = share.content_note or ""
    picture = share.picture
    gone = where_words_stand("", level=level)
    move(
        share,
        out_of=ShareState.OPEN,
        into=ShareState.LET_GO,
        told=TOO_LATE["let_go"],
        **gone,
        picture=None,
        let_go_at=at,
    )
    withdraw_about(kind=ANSWERED, about_ids=[share.pk], person_ids=[share.author_id], by=by, at=at)
    responders = list(share.responses.values_list("responder_id", flat=True))
    withdraw_about(kind=SAID_BACK, about_ids=[share.pk], person_ids=responders, by=by, at=at)
    share.responses.all().delete()
    forget_named(audience=share.audience, by=by, at=at)
    want_nobody(share=share, by=by, at=at)
    said = {"text": words, "level": level, "hope": hope, "content_note": note, "picture": picture}
    returned = back and _return_to_draft(share, said, by, at)
    if picture is not None and not returned:
        let_go_picture(picture=picture, by=by, at=at)
    FeltHeard.objects.filter(share=share).delete()
    verb = "share.taken_back" if back else "share.let_go"
    record(verb=verb, of=share, by=by, at=at, community_id=share.community_id)
    return share


def _return_to_draft(share: Share, said: dict[str, Any], by: Actor, at: datetime) -> bool:
    """Words and picture, where the draft is empty; whether they went there."""
    membership = membership_of(community=share.community, person_id=share.author_id, seen_by=by)
    if membership is None or not said["text"]:
        return False
    _draft, new = Draft.objects.get_or_create(
        membership=membership,
        defaults={**said, "for_me_alone": share.for_me_alone, "kept_at": at},
    )
    return new
