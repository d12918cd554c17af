"""Which data of this room is personal, what a person takes along, and what erasing does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.actors import THE_MACHINE
from holdspace.people.personal import PersonalData
from holdspace.referrals.models import Answer, Handover, Referral
from holdspace.referrals.states import UNDER_WAY, AnswerState, HandoverState
from holdspace.search.actions import forget

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def _export(*, person_id: int) -> Iterable[dict[str, Any]]:
    for one in Referral.objects.filter(asker_id=person_id).select_related("community").order_by("id").iterator():
        yield {
            "community": one.community.name,
            "looked_for": one.wanted,
            "where": one.where,
            "region": one.region,
            "payer": one.payer,
            "note": one.note,
            "state": one.state,
            "at": one.asked_at,
        }
    for answer in Answer.objects.filter(person_id=person_id).select_related("community").order_by("id").iterator():
        yield {
            "community": answer.community.name,
            "asked_because": answer.why,
            "answered": answer.state,
            "words": answer.words,
            "at": answer.asked_at,
        }
    carried = Handover.objects.filter(Q(asker_id=person_id) | Q(taker_id=person_id)).select_related("community")
    for handover in carried.order_by("id").iterator():
        looked = handover.asker_id == person_id
        yield {
            "community": handover.community.name,
            "part": "looked" if looked else "had room",
            "you_said": handover.asker_says if looked else handover.taker_says,
            "state": handover.state,
            "at": handover.agreed_at,
        }


def _erase(*, person_id: int, at: datetime) -> None:
    """Own referrals go whole, with the answers to them. Of what one answered to others the words are emptied."""
    mine = Referral.objects.filter(asker_id=person_id)
    forget(kind="referral", thing_ids=list(mine.values_list("pk", flat=True)), by=THE_MACHINE, at=at)
    mine.delete()
    Handover.objects.filter(taker_id=person_id, state__in=UNDER_WAY).update(state=HandoverState.FADED, closed_at=at)
    theirs = Answer.objects.filter(person_id=person_id)
    theirs.update(words="", said_words=False, why=[])
    theirs.exclude(state=AnswerState.YES).update(state=AnswerState.OVER)


OF_REFERRALS = PersonalData(
    name="referrals",
    label=_("Whom you looked for, and what you were asked"),
    tables=("referrals.referral", "referrals.answer", "referrals.handover"),
    why=_("So that colleagues find each other for somebody who needs a place."),
    who_sees=_(
        "What you look for: everybody in the community. That you were asked, and a no without words: nobody. "
        "A yes, words that go with a no, and how it ended: the two of you."
    ),
    how_long=_("Until you erase yourself. A no is forgotten once the search is over."),
    when_erased="delete",
    because=_(
        "What you looked for is deleted, with the answers to it. Of what you answered to others the words are emptied; "
        "that two colleagues passed something on stays, without a name."
    ),
    export=_export,
    erase=_erase,
)
