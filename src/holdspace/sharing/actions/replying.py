"""A few words back to one answer, by whoever shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import tell
from holdspace.people.rules import blocked_between
from holdspace.sharing.models import LONGEST_RESPONSE, Reply, Response
from holdspace.sharing.rules import may_keep_house
from holdspace.sharing.states import SAID_BACK, TOO_LATE, ShareState
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person


@once_only
def say_back(*, response: Response, words: str, by: Person, at: datetime, once: str = "") -> Reply:
    """The sharer's words (up to 280 characters) to one response, once; whoever reads the response reads them.

    Also where the share is closed: closing is for others. Raises `Refused` for everybody else and where words stand.
    """
    share = response.share
    insist(may_keep_house(share, by))
    if not 1 <= len(words) <= LONGEST_RESPONSE:
        raise Refused(no(_("A response has up to 280 characters.")))
    insist(names_no_client(words))
    if blocked_between(response.responder_id, by.pk):
        raise NothingHere
    move(share, out_of=ShareState.OPEN, into=ShareState.OPEN, told=TOO_LATE["respond"])
    reply, new = Reply.objects.get_or_create(response=response, defaults={"words": words, "said_at": at})
    if not new:
        raise Refused(
            no(_("You have said something back already. Take it back first if you want to say it differently."))
        )
    record(verb="reply.said", of=reply, by=by, at=at, community_id=share.community_id, once=once)
    tell(
        person_id=response.responder_id,
        kind=SAID_BACK,
        url=reverse("sharing:share", args=[share.community.slug, share.pk]),
        by=by,
        at=at,
        about=share,
        community_id=share.community_id,
        community_name=share.community.name,
        who=by.name,
    )
    return reply


@transaction.atomic
def take_back_reply(*, response: Response, by: Person, at: datetime) -> None:
    """What the sharer said back goes; where there is none nothing happens."""
    insist(may_keep_house(response.share, by))
    reply = Reply.objects.filter(response=response).first()
    if reply is not None:
        record(verb="reply.taken_back", of=reply, by=by, at=at, community_id=response.share.community_id)
        reply.delete()
