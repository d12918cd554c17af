"""Who sees a standing offer, who may take a place in it, and who may change it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Membership
from holdspace.communities.rules import reached
from holdspace.communities.states import MembershipState
from holdspace.exchange.rules.asks import TITLE_LIMIT, WORDS_LIMIT
from holdspace.exchange.states import Part, StandingState
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.invitations.models import Capacity
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.exchange.models import StandingOffer
    from holdspace.grammar.actors import Actor

MOST_STANDING: Final = 5
MOST_PLACES: Final = 30
ASKED_AFTER: Final = timedelta(days=60)  # whether an offer still stands, since it was last confirmed or asked
STALE_AFTER: Final = timedelta(days=90)  # since it was last confirmed


def part_in_standing(standing: StandingOffer, *, actor: Actor) -> Part:
    """Its giver, or somebody else here."""
    return Part.GIVER if actor.actor_id == standing.giver_id else Part.OTHER


def standing_visible(seen_by: Actor, at: datetime) -> Q:
    """The standing offers that somebody may open: their own; and those meant for them of people of their communities
    who are still there, with no block in either direction, until they are ended."""
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    i_am_inside = Membership.objects.filter(
        community_id=OuterRef("community_id"),
        person_id=seen_by.actor_id,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
    )
    giver_inside = Membership.objects.filter(
        community_id=OuterRef("community_id"), person_id=OuterRef("giver_id"), state=MembershipState.INSIDE
    )
    of_others = reached(seen_by) & Q(Exists(giver_inside)) & not_blocked(seen_by, "giver")
    of_others &= ~Q(state=StandingState.ENDED)
    return Q(Exists(i_am_inside)) & (Q(giver_id=seen_by.actor_id) | of_others)


def giver_rests() -> Exists:
    """Whether the giver of a standing offer rests: others only read that it is not to be had at the moment."""
    return Exists(
        Capacity.objects.filter(
            membership__community_id=OuterRef("community_id"),
            membership__person_id=OuterRef("giver_id"),
            resting_since__isnull=False,
        )
    )


def has_a_new_lot(at: datetime) -> Q:
    """Standing offers whose next month has begun."""
    return Q(renews_at__lte=at) & ~Q(state=StandingState.ENDED)


def wants_confirming(at: datetime) -> Q:
    """Standing offers whose giver is to be asked whether they still stand."""
    asked = Q(asked_at__isnull=True) | Q(asked_at__lte=at - ASKED_AFTER)
    return asked & Q(state=StandingState.STANDING, confirmed_at__lte=at - ASKED_AFTER)


def places_left(standing: StandingOffer, *, at: datetime) -> int:
    """How many places are free, a month that has begun meanwhile included."""
    return standing.places if standing.renews_at is not None and standing.renews_at <= at else standing.left


def is_stale(standing: StandingOffer, *, at: datetime) -> bool:
    """Whether nobody said for long that it still stands."""
    return standing.confirmed_at <= at - STALE_AFTER


def may_offer_standing(*, by: Actor, standing: int) -> Verdict:
    """A few at a time, so that the list stays everybody's; `standing` is how many this person has already."""
    if standing >= MOST_STANDING:
        return no(_("You have five standing offers. End one of them, then offer something else."))
    return YES


def may_stand_with(*, title: str, words: str) -> Verdict:
    """A line and a few words, neither empty nor beyond its limit."""
    if not title.strip() or not words.strip():
        return no(_("Say in a line what you offer, and a few words about it."))
    if len(title) > TITLE_LIMIT or len(words) > WORDS_LIMIT:
        return no(_("This is longer than an offer holds. What matters most?"))
    return YES


def may_take(standing: StandingOffer, *, by: Actor, rests: bool, has_one: bool, left: int) -> Verdict:
    """`has_one` where this person has a place under way already, `left` is how many are free, `rests` of the giver."""
    if by.actor_id == standing.giver_id:
        return no(_("This is your own offer."))
    if standing.state == StandingState.ENDED:
        return no(_("This is not offered any more. It is good that you looked."))
    if has_one:
        return no(_("You have a place here already. When it is done, you can take another."))
    if standing.state == StandingState.PAUSED or rests:
        return no(_("This is not to be had at the moment. You can ask for it on the board: others may have it."))
    if left == 0 and standing.every_month:
        return no(_("All places of this month are taken. The next month has new ones; or ask for it on the board."))
    if left == 0:
        return no(_("All places are taken. You can ask for it on the board: others may have it."))
    return YES
