"""Who sees an ask, who may offer, and who may move what."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Membership
from holdspace.communities.rules import reached
from holdspace.communities.states import AudienceKind, MembershipState
from holdspace.exchange.models import Ask, Offer
from holdspace.exchange.states import AskState, ExchangeState, OfferState, Part
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.exchange.models import Exchange
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
MOST_NAMED: Final = 3  # whom one person may think of for one ask


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


def may_pass_on(ask: Ask, *, by: Actor, named: int, at: datetime) -> Verdict:
    """An open ask of somebody else that is for everybody; `named` is whom this person thought of for it already."""
    if ask.audience.kind != AudienceKind.EVERYBODY or by.actor_id == ask.asker_id:
        return no(_("This is not to be passed on."))
    if ask.state != AskState.OPEN or has_come_to_its_date(ask, at=at):
        return no(_("This ask is not open any more. It is good that you looked."))
    return no(_("You thought of three people for it. That is plenty.")) if named >= MOST_NAMED else YES


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
