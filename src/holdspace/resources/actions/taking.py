"""Taking something along, and saying later whether it helped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef

from holdspace.exchange.states import OfferState
from holdspace.gifts.actions import correct_gift, record_gift
from holdspace.grammar.refusals import NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.resources.models import BesideOffer, Resource, Taking
from holdspace.resources.moving import take_step
from holdspace.resources.notices import say_of, tell_of
from holdspace.resources.rules import (
    ASK_AFTER,
    ASK_APART,
    COUNTED_WITHIN,
    counts_as_gift,
    may_say_to_giver,
    may_take,
    visible,
)
from holdspace.resources.states import ResourceState, TakingState
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


@once_only
def take_resource(*, resource: Resource, by: Person, at: datetime, once: str = "") -> Taking:
    """Note that one took it along, for oneself alone; its giver is told nothing. Twice is once."""
    if not Resource.objects.filter(visible(by, at), pk=resource.pk).exists():
        raise NothingHere
    insist(may_take(resource, by=by))
    taking, new = Taking.objects.get_or_create(
        resource=resource, person=by, defaults={"community_id": resource.community_id, "taken_at": at}
    )
    if new:
        record(verb="resource.taken", of=taking, by=by, at=at, community_id=taking.community_id, once=once)
    return taking


@once_only
def say_it_helped(*, taking: Taking, words: str = "", by: Person, at: datetime, once: str = "") -> Taking:
    """Say that it helped, with words to its giver if one likes: they are told, and a gift stands in the ledger.

    Not each is counted (see `_is_a_gift`): of one giver to one taker `MOST_COUNTED` in `COUNTED_WITHIN`, so that nobody
    fills the ledger by many small things between two.
    """
    words = _said(taking, words, by, at)
    resource = taking.resource
    take_step(taking, "helped", answered_at=at, **_with(words))
    Resource.objects.filter(pk=resource.pk).update(helped=F("helped") + 1)
    if _is_a_gift(taking, at):
        Taking.objects.filter(pk=taking.pk).update(counted_at=at)
        taking.counted_at = at
        record_gift(
            giver_id=resource.giver_id,
            receiver_id=by.pk,
            community_id=taking.community_id,
            kind="resource",
            cause=taking,
            by=by,
            at=at,
        )
    record(verb="resource.answered", of=taking, by=by, at=at, community_id=taking.community_id, once=once)
    tell_of(resource, "helped", resource.giver_id, by=by, at=at)
    return taking


@once_only
def say_not_for_me(*, taking: Taking, words: str = "", by: Person, at: datetime, once: str = "") -> Taking:
    """Not for me, and nobody is told; only with `words` its giver reads them, and of whom they are.

    The entry is the same as that of a yes: no *no* is kept.
    """
    words = _said(taking, words, by, at)
    take_step(taking, "not_for_me", answered_at=at, **_with(words))
    record(verb="resource.answered", of=taking, by=by, at=at, community_id=taking.community_id, once=once)
    if words:
        tell_of(taking.resource, "word", taking.resource.giver_id, by=by, at=at)
    return taking


@once_only
def say_not_after_all(*, taking: Taking, by: Person, at: datetime, once: str = "") -> Taking:
    """It did not help after all: the line in the ledger is corrected by a new one. Its giver is not told."""
    _insist_on_ones_own(taking, by)
    take_step(taking, "not_after_all")
    Resource.objects.filter(pk=taking.resource_id, helped__gt=0).update(helped=F("helped") - 1)
    correct_gift(cause=taking, by=by, at=at)
    record(verb="resource.answer_corrected", of=taking, by=by, at=at, community_id=taking.community_id, once=once)
    return taking


@transaction.atomic
def put_back(*, taking: Taking, by: Person, at: datetime) -> None:
    """Take it off one's list, as if one had never taken it; what has helped stays said."""
    _insist_on_ones_own(taking, by)
    gone, _rows = Taking.objects.filter(pk=taking.pk, state__in=(TakingState.TAKEN, TakingState.NOT_FOR_ME)).delete()
    if gone:
        resource = taking.resource
        record(verb="resource.put_back", of=resource, by=by, at=at, community_id=resource.community_id)


@transaction.atomic
def ask_whether_it_helped(*, by: Actor, at: datetime, most: int = 100) -> int:
    """Ask once, two weeks after something was taken along; nobody twice within a week. Returns how many were asked.

    Whatever its taker cannot open any more is passed over for good.
    """
    skip = connection.features.has_select_for_update_skip_locked
    asked_lately = Taking.objects.filter(person_id=OuterRef("person_id"), asked_at__gt=at - ASK_APART)
    due = Taking.objects.filter(~Exists(asked_lately), state=TakingState.TAKEN, asked_at=None)
    due = due.filter(taken_at__lte=at - ASK_AFTER, resource__state=ResourceState.HERE)
    rows = due.select_for_update(of=("self",), skip_locked=skip).select_related("resource__community", "person")
    one_each: dict[int, Taking] = {}
    for taking in rows.order_by("taken_at", "id")[:most]:
        one_each.setdefault(taking.person_id, taking)
    for taking in one_each.values():
        Taking.objects.filter(pk=taking.pk).update(asked_at=at)
        record(verb="resource.asked_about", of=taking, by=by, at=at, community_id=taking.community_id)
        if Resource.objects.filter(visible(taking.person, at), pk=taking.resource_id).exists():
            say_of(taking.resource, "asked", taking.person_id, by=by, at=at)
    return len(one_each)


def _is_a_gift(taking: Taking, at: datetime) -> bool:
    """Whether it is a line of its own: not for the pair's fourth in a month, and not where its giver met the taker's
    ask with it, which is the exchange's to count."""
    giver_id, taker_id = taking.resource.giver_id, taking.person_id
    offered = BesideOffer.objects.filter(
        resource_id=taking.resource_id,
        offer__giver_id=giver_id,
        offer__ask__asker_id=taker_id,
        offer__state=OfferState.TAKEN,
    )
    lately = Taking.objects.filter(person_id=taker_id, resource__giver_id=giver_id, counted_at__gt=at - COUNTED_WITHIN)
    return not offered.exists() and counts_as_gift(counted_lately=lately.count())


def _insist_on_ones_own(taking: Taking, by: Person) -> None:
    if taking.person_id != by.pk:
        raise NothingHere


def _said(taking: Taking, words: str, by: Person, at: datetime) -> str:
    """What somebody may say of what they took, tidied; `NothingHere` where they cannot see it any more."""
    _insist_on_ones_own(taking, by)
    if not Resource.objects.filter(visible(by, at), pk=taking.resource_id).exists():
        raise NothingHere
    words = " ".join(words.split())
    insist(may_say_to_giver(words))
    insist(names_no_client(words, kind="ask"))
    return words


def _with(words: str) -> dict[str, str | bool]:
    """The fields of words to the giver; what was said before stays where nothing is said now."""
    return {"words": words, "said_words": True} if words else {}
