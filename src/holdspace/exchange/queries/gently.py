"""What the gentle question after a good turn asks of one of the two, worked out as it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.exchange.queries.needs import could_use_you
from holdspace.exchange.states import ExchangeState
from holdspace.gifts.queries import is_asked_gently, rhythm_of
from holdspace.invitations.queries import room_of
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.exchange.queries.asks import AskPage
    from holdspace.grammar.actors import Actor

WENT_WELL = (ExchangeState.DONE, ExchangeState.THANKED)
MOST_LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class Gently:
    """One small question, and where it leads."""

    text: str
    button: str
    url: str


def gentle_question(*, membership: Membership, seen: AskPage, seen_by: Actor, at: datetime) -> Gently | None:
    """What is asked beside an exchange that went well, or None. One query where nothing is asked, four at most.

    To whoever mostly gives: whether they would like to ask for something. Else whether they would like to look at what
    somebody asks for, first of the kind that went well. Nothing of whoever rests, and where nobody asks for anything.
    """
    if seen.exchange is None or seen.exchange.state not in WENT_WELL:
        return None
    if not is_asked_gently(membership=membership, seen_by=seen_by, at=at):
        return None
    slug = membership.community.slug
    if room_of(membership=membership, seen_by=seen_by, at=at).resting:
        return None
    rhythm = rhythm_of(person_id=membership.person_id, community_id=membership.community_id, seen_by=seen_by, at=at)
    if rhythm.has_mostly_given:
        text = _("You have given something of yours. Is there something you would like to ask for?")
        return Gently(text, _("Ask for something"), way("write_ask", slug))
    asks = could_use_you(membership=membership, seen_by=seen_by, at=at, most=MOST_LOOKED_AT)
    if not asks:
        return None
    ask = next((one for one in asks if one.kind == seen.ask.kind), asks[0])
    if not seen.exchange.i_ask and ask.kind == seen.ask.kind:
        text = _("Somebody else is looking for something like what you just gave. Would you like to look?")
    else:
        text = _("Somebody here is looking for something that you may have. Would you like to look?")
    return Gently(text, _("Have a look"), ask.url)
