"""Meeting an ask with something on the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.exchange.actions import make_offer
from holdspace.grammar.refusals import NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.resources.models import BesideOffer, Resource
from holdspace.resources.rules import opens_for, visible

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.exchange.models import Ask
    from holdspace.people.models import Person


@once_only
def offer_resource(
    *, ask: Ask, resource: Resource, words: str, by: Person, at: datetime, once: str = ""
) -> BesideOffer:
    """Offer to meet somebody's ask with a resource, one's own or another's: an ordinary offer with it beside the words.

    The asker is told as of every offer, and it goes its ordinary way. Raises what making an offer raises, `NothingHere`
    for a resource that one cannot see, and `Refused` for one that was given to a circle which the asker is not in.
    """
    if not Resource.objects.filter(visible(by, at), pk=resource.pk, community_id=ask.community_id).exists():
        raise NothingHere
    insist(opens_for(resource, asker=ask.asker))
    offer = make_offer(ask=ask, words=words, by=by, at=at)
    beside = BesideOffer.objects.create(offer=offer, resource=resource, at=at)
    record(verb="resource.offered", of=beside, by=by, at=at, community_id=ask.community_id, once=once)
    return beside
