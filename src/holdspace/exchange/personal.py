"""Which data of this room is personal, what a person takes along, and what erasing does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.exchange.models import Ask, AskDraft, Exchange, Offer, PassedOn, StandingDraft, StandingOffer
from holdspace.exchange.places import recount
from holdspace.exchange.states import UNDER_WAY, AskKind, AskState, ExchangeState, OfferState
from holdspace.grammar.actors import THE_MACHINE
from holdspace.people.personal import PersonalData
from holdspace.search.actions import forget

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def _export(*, person_id: int) -> Iterable[dict[str, Any]]:
    for draft in AskDraft.objects.filter(membership__person_id=person_id).order_by("id"):
        yield {"draft": draft.title, "words": draft.words, "more": draft.more, "at": draft.kept_at}
    for begun in StandingDraft.objects.filter(membership__person_id=person_id).order_by("id"):
        yield {"draft_offer": begun.title, "words": begun.words, "more": begun.more, "at": begun.kept_at}
    for ask in Ask.objects.filter(asker_id=person_id).select_related("community").order_by("id").iterator():
        yield {
            "community": ask.community.name,
            "asked_for": ask.title,
            "kind": ask.kind,
            "words": ask.words,
            "urgency": ask.urgency,
            "details": ask.details,
            "state": ask.state,
            "at": ask.asked_at,
            "good_until": ask.good_until,
        }
    passed = PassedOn.objects.filter(Q(person_id=person_id) | Q(named_by_id=person_id)).select_related("ask__community")
    for one in passed.order_by("id").iterator():
        yield {
            "community": one.ask.community.name,
            "passed_on": one.ask.title,
            "part": "thought of" if one.person_id == person_id else "thought of somebody",
            "at": one.at,
        }
    for offer in Offer.objects.filter(giver_id=person_id).select_related("ask__community").order_by("id").iterator():
        yield {
            "community": offer.ask.community.name,
            "offered_for": offer.ask.title,
            "words": offer.words,
            "answer": offer.answer,
            "state": offer.state,
            "at": offer.offered_at,
        }
    for standing in StandingOffer.objects.filter(giver_id=person_id).select_related("community").order_by("id"):
        yield {
            "community": standing.community.name,
            "offers": standing.title,
            "kind": standing.kind,
            "words": standing.words,
            "state": standing.state,
            "places": standing.places,
            "left": standing.left,
            "every_month": standing.every_month,
            "at": standing.offered_at,
        }
    carried = Exchange.objects.filter(Q(asker_id=person_id) | Q(giver_id=person_id)).select_related("ask__community")
    for exchange in carried.order_by("id").iterator():
        yield {
            "community": exchange.ask.community.name,
            "carried": exchange.ask.title,
            "part": "asker" if exchange.asker_id == person_id else "giver",
            "state": exchange.state,
            "thanks": exchange.thanks,
            "agreed_at": exchange.agreed_at,
            "done_at": exchange.done_at,
        }


def _erase(*, person_id: int, at: datetime) -> None:
    """Own asks go whole, with what hangs on them; a place that one had is free again. A place in a standing offer that
    was carried through stays taken, without words and without a name: what was given is not free once more. What one
    was carrying for others ends, so that they can ask again. Own standing offers go, and their line out of what others
    took."""
    AskDraft.objects.filter(membership__person_id=person_id).delete()
    StandingDraft.objects.filter(membership__person_id=person_id).delete()
    PassedOn.objects.filter(Q(person_id=person_id) | Q(named_by_id=person_id)).delete()
    asked = Ask.objects.filter(asker_id=person_id)
    used = Exchange.objects.filter(ask__in=asked.filter(state=AskState.MET, place_of__isnull=False).values("pk"))
    used.update(thanks="")
    asked = asked.exclude(state=AskState.MET, place_of__isnull=False)
    forget(kind="ask", thing_ids=list(asked.values_list("pk", flat=True)), by=THE_MACHINE, at=at)
    had_places_in = list(
        asked.filter(state=AskState.AGREED, place_of__isnull=False).values_list("place_of_id", flat=True)
    )
    asked.delete()
    for standing_id in sorted(set(had_places_in)):
        recount(standing_id)
    carried = Exchange.objects.filter(giver_id=person_id, state__in=UNDER_WAY)
    agreed = Ask.objects.filter(exchanges__in=carried.values("pk"), state=AskState.AGREED)
    agreed.filter(lot__isnull=False).update(state=AskState.LET_GO, closed_at=at)
    agreed.filter(lot__isnull=True).update(state=AskState.OPEN)
    Offer.objects.filter(giver_id=person_id, state=OfferState.TAKEN, exchange__in=carried.values("pk")).update(
        state=OfferState.ENDED
    )
    carried.update(state=ExchangeState.ENDED, ended_at=at)
    Offer.objects.filter(giver_id=person_id, state=OfferState.WAITING).update(state=OfferState.TAKEN_BACK)
    Offer.objects.filter(giver_id=person_id).update(words="")
    offered = StandingOffer.objects.filter(giver_id=person_id)
    forget(kind="standing", thing_ids=list(offered.values_list("pk", flat=True)), by=THE_MACHINE, at=at)
    for kind in AskKind:
        Ask.objects.filter(place_of__in=offered.values("pk"), kind=kind).update(title=str(kind.label))
    offered.delete()


OF_EXCHANGE = PersonalData(
    name="exchange",
    label=_("What you asked for and offered"),
    tables=(
        "exchange.ask",
        "exchange.askdraft",
        "exchange.offer",
        "exchange.exchange",
        "exchange.standingoffer",
        "exchange.standingdraft",
        "exchange.passedon",
    ),
    why=_("So that people can ask each other for help and resources, and give them."),
    who_sees=_(
        "An ask and a standing offer: everybody in the community, or the circle you chose. "
        "An offer, its answer, a place that was taken and the thanks: only the two of you."
    ),
    how_long=_("Until you erase yourself."),
    when_erased="delete",
    because=_(
        "Your asks, drafts and standing offers are deleted, with the offers to them. The words of your offers are "
        "emptied; what you were carrying for others ends, so that they can ask again. That something was done stays, "
        "and that a place was used, without a name."
    ),
    export=_export,
    erase=_erase,
)
