"""Who sees an ask, who may offer, and who may move what."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Membership
from holdspace.communities.rules import reached
from holdspace.communities.states import MembershipState
from holdspace.exchange.models import Ask, Offer
from holdspace.exchange.states import AskState, ExchangeState, OfferState, Part, StandingState
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.invitations.models import Capacity
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.exchange.models import Exchange, StandingOffer
    from holdspace.exchange.states import Step
    from holdspace.grammar.actors import Actor

TITLE_LIMIT: Final = 80
WORDS_LIMIT: Final = 800
OFFER_LIMIT: Final = 400
ANSWER_LIMIT: Final = 300
THANKS_LIMIT: Final = 400
GOOD_DAYS: Final = (7, 14, 30, 60)
USUAL_DAYS: Final = 30
MOST_OPEN_ASKS: Final = 5
FADES_AFTER: Final = timedelta(days=60)  # since they agreed
FADES_AFTER_DONE: Final = timedelta(days=21)  # since one of the two said that it is done
MISTAKEN_WITHIN: Final = timedelta(days=14)
MOST_STANDING: Final = 5
MOST_PLACES: Final = 30
ASKED_AFTER: Final = timedelta(days=60)  # whether an offer still stands, since it was last confirmed or asked
STALE_AFTER: Final = timedelta(days=90)  # since it was last confirmed


def visible(seen_by: Actor, at: datetime) -> Q:
    """The asks that somebody may open: their own; and those that are meant for them of people of their communities who
    are still there, with no block in either direction, as long as they were not let go (but for those who had offered).
    A place in a standing offer is between the two people.
    """
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    i_am_inside = Membership.objects.filter(
        community_id=OuterRef("community_id"),
        person_id=seen_by.actor_id,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
    )
    asker_inside = Membership.objects.filter(
        community_id=OuterRef("community_id"), person_id=OuterRef("asker_id"), state=MembershipState.INSIDE
    )
    i_offered = Offer.objects.filter(ask=OuterRef("pk"), giver_id=seen_by.actor_id)
    of_others = reached(seen_by) & Q(Exists(asker_inside)) & not_blocked(seen_by, "asker")
    standing = Q(lot__isnull=True) & ~Q(state=AskState.LET_GO) | Q(Exists(i_offered))
    return Q(Exists(i_am_inside)) & (Q(asker_id=seen_by.actor_id) | (of_others & standing))


def on_the_board(at: datetime) -> Q:
    """Open and good. The bound on `renewed_at` follows from the longest time an ask is good for; it is there for the
    index, so that the end of the list does not walk over everything that ever expired."""
    earliest = at - timedelta(days=max(GOOD_DAYS))
    return Q(state=AskState.OPEN, renewed_at__gte=earliest, good_until__gt=at)


def came_to_their_date(at: datetime) -> Q:
    """Open asks whose time is over, and whose asker was not told yet."""
    return Q(state=AskState.OPEN, told_of_date_at__isnull=True, good_until__lte=at)


def offers_visible(seen_by: Actor, at: datetime) -> Q:
    """Offers are between two: the asker reads all to their ask, whoever offered their own; no block either way,
    and nobody who has left."""
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    mine = Q(giver_id=seen_by.actor_id) & not_blocked(seen_by, "ask__asker_id")
    giver_inside = Membership.objects.filter(
        community_id=OuterRef("ask__community_id"), person_id=OuterRef("giver_id"), state=MembershipState.INSIDE
    )
    to_me = Q(ask__asker_id=seen_by.actor_id) & not_blocked(seen_by, "giver") & Q(Exists(giver_inside))
    return mine | to_me


def part_in(ask: Ask, *, actor: Actor) -> Part:
    """Asker, or somebody else here. Whoever has offered has the giver's part in their offer and in an exchange."""
    return Part.ASKER if actor.actor_id == ask.asker_id else Part.OTHER


def part_in_offer(offer: Offer, *, actor: Actor) -> Part:
    """Asker, giver or neither."""
    return Part.GIVER if actor.actor_id == offer.giver_id else part_in(offer.ask, actor=actor)


def part_in_standing(standing: StandingOffer, *, actor: Actor) -> Part:
    """Its giver, or somebody else here."""
    return Part.GIVER if actor.actor_id == standing.giver_id else Part.OTHER


def part_in_exchange(exchange: Exchange, *, actor: Actor) -> Part:
    """Asker, giver or neither."""
    if actor.actor_id == exchange.giver_id:
        return Part.GIVER
    return Part.ASKER if actor.actor_id == exchange.asker_id else Part.OTHER


def may_step(step: Step, part: Part) -> bool:
    """Whether somebody with this part may make this move at all, whatever the state."""
    return part in step.who


def may_ask(*, by: Actor, open_asks: int) -> Verdict:
    """A few open asks at a time, so that the board stays everybody's."""
    if open_asks >= MOST_OPEN_ASKS:
        return no(
            _("You have five open asks. Let one of them go, or see whether somebody has offered, then ask for more.")
        )
    return YES


def may_offer(ask: Ask, *, by: Actor, before: set[str], at: datetime) -> Verdict:
    """`before` are the states of the offers that this person made to the ask earlier."""
    if by.actor_id == ask.asker_id:
        return no(_("This is your own ask."))
    if ask.state == AskState.AGREED:
        return no(_("Somebody is on it already. It is good that you looked."))
    if ask.state != AskState.OPEN:
        return no(_("This ask is not open any more. It is good that you looked."))
    if has_come_to_its_date(ask, at=at):
        return no(_("This ask has come to its date. If it is still needed, it will be asked again."))
    if {OfferState.WAITING, OfferState.TAKEN} & before:
        return no(_("You have offered here already."))
    if OfferState.NOT_THIS_ONE in before:
        return no(_("You have offered here, and were answered. Others may be glad of it."))
    return YES


def has_come_to_its_date(ask: Ask, *, at: datetime) -> bool:
    """Whether its time is over; it can be extended by one press."""
    return ask.good_until <= at


def may_confirm(exchange: Exchange, *, by: Actor) -> bool:
    """Whether it was the other one who said that it is done."""
    return exchange.said_done_by_id is not None and exchange.said_done_by_id != by.actor_id


def has_gone_quiet(at: datetime) -> Q:
    """Exchanges of which nobody has spoken for long: three weeks after one said it is done, sixty days otherwise."""
    said = Q(state=ExchangeState.DONE_SAID, said_done_at__lte=at - FADES_AFTER_DONE)
    return said | Q(state=ExchangeState.AGREED, agreed_at__lte=at - FADES_AFTER)


def may_say_mistaken(exchange: Exchange, *, at: datetime) -> Verdict:
    """Within two weeks of its being done."""
    if exchange.done_at is None or at - exchange.done_at < MISTAKEN_WITHIN:
        return YES
    return no(_("This was done more than two weeks ago. Talk with each other, and let it stand."))


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
