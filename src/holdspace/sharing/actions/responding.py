"""Answering a share, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from holdspace.gifts.actions import record_gift
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import tell
from holdspace.people.rules import blocked_between
from holdspace.sharing.models import LONGEST_RESPONSE, Response, Share
from holdspace.sharing.needs import answered_enough, count_readers, follow_seen, somebody_came
from holdspace.sharing.rules import may_respond
from holdspace.sharing.states import ANSWERED, GESTURES_FOR, TOO_LATE, Hope, Level, ResponseKind, ShareState
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person


@once_only
def respond_in_words(
    *, share: Share, membership: Membership, text: str, by: Person, at: datetime, once: str = ""
) -> Response:
    """Answer in one's own words (up to 280 characters), once for each share; to a high one they are encrypted.

    Raises `Refused` where the rules say so or words stand already, `AlreadyMoved` when the share has just been let go.
    """
    if not 1 <= len(text) <= LONGEST_RESPONSE:
        raise Refused(no(_("A response has up to 280 characters.")))
    insist(names_no_client(text))
    where = "sealed" if share.level == Level.HIGH else "text"
    return _respond(share, membership, ResponseKind.WORDS, {where: text}, by, at, once)


@once_only
def give_gesture(
    *, share: Share, membership: Membership, gesture: str, by: Person, at: datetime, once: str = ""
) -> Response:
    """Answer with a gesture that fits the hope, once for each share."""
    if gesture not in GESTURES_FOR[Hope(share.hope)]:
        raise Refused(no(_("This does not fit what they hope for.")))
    return _respond(share, membership, ResponseKind.GESTURE, {"gesture": gesture}, by, at, once)


@transaction.atomic
def take_back_response(*, response: Response, by: Person, at: datetime) -> Share:
    """One's own response goes, words and all. Whether the share is still seen is asked anew; the gift stays."""
    if response.responder_id != by.pk:
        raise Refused(no(_("One takes back one's own words only.")))
    share = _hold(response.share)
    record(
        verb="response.taken_back",
        of=response,
        by=by,
        at=at,
        community_id=share.community_id,
        data={"kind": str(response.kind)},
    )
    response.delete()
    _keep_seen(share, by, at)
    return share


def _respond(
    share: Share,
    membership: Membership,
    kind: ResponseKind,
    what: dict[str, str],
    by: Person,
    at: datetime,
    once: str,
) -> Response:
    if membership.person_id != by.pk:
        raise Refused(no(_("One answers for oneself.")))
    insist(may_respond(share, membership))
    if blocked_between(share.author_id, by.pk):
        raise NothingHere
    _hold(share)
    share.refresh_from_db(fields=["for_me_alone", "closed_at"])
    insist(may_respond(share, membership))
    response, new = Response.objects.get_or_create(
        share=share, responder=by, kind=kind, defaults={"given_at": at, "for_sharer_alone": share.for_me_alone, **what}
    )
    if not new:
        raise Refused(no(_("You have answered already. Take it back first if you want to say it differently.")))
    record(
        verb="response.given",
        of=response,
        by=by,
        at=at,
        community_id=share.community_id,
        data={"kind": str(kind), "share": share.pk},
        once=once,
    )
    somebody_came(share=share, membership=membership, by=by, at=at)
    _keep_seen(share, by, at)
    record_gift(
        giver_id=by.pk,
        receiver_id=share.author_id,
        community_id=share.community_id,
        kind="support",
        cause=share,
        by=by,
        at=at,
    )
    tell(
        person_id=share.author_id,
        kind=ANSWERED,
        url=reverse("sharing:share", args=[share.community.slug, share.pk]),
        by=by,
        at=at,
        about=share,
        community_id=share.community_id,
        community_name=share.community.name,
        who=by.name,
    )
    return response


def _hold(share: Share) -> Share:
    """Take the share's row for this transaction, so that of two responses at once the second counts the first, and
    nothing is answered that has just been let go."""
    return move(share, out_of=ShareState.OPEN, into=ShareState.OPEN, told=TOO_LATE["respond"])


def _keep_seen(share: Share, by: Person, at: datetime) -> None:
    readers = count_readers(share)
    seen = answered_enough(share, readers=readers)
    seen_at = Share.objects.values_list("seen_at", flat=True).get(pk=share.pk)
    if seen != (seen_at is not None):
        Share.objects.filter(pk=share.pk).update(seen_at=at if seen else None)
        follow_seen(share=share, seen=seen, readers=readers, by=by, at=at)
    share.seen_at = (seen_at or at) if seen else None
