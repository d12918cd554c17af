"""Carrying an exchange through: done, thanked, or ended without blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from holdspace.exchange.models import Exchange
from holdspace.exchange.moving import take_step
from holdspace.exchange.notices import tell_about
from holdspace.exchange.places import recount
from holdspace.exchange.rules import (
    THANKS_LIMIT,
    has_gone_quiet,
    may_confirm,
    may_say_mistaken,
    part_in_exchange,
)
from holdspace.exchange.states import AskState, Part, ReadyThanks
from holdspace.gifts.actions import ask_gently, correct_gift, record_gift
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.people.rules import blocked_between
from holdspace.search.actions import forget

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


@once_only
def say_done(*, exchange: Exchange, by: Person, at: datetime, once: str = "") -> Exchange:
    """Say that it is done. The first of the two has the other asked, once; with the second it is done, and the gift
    stands in the ledger.

    Both pressing at the same moment makes one of them the first. Raises `AlreadyMoved` for a second press by the same
    person, and where it has ended or is done already.
    """
    part = _insist_on_part(exchange, by)
    try:
        take_step(exchange, "say_done", part, said_done_by_id=by.pk, said_done_at=at)
    except AlreadyMoved:
        if not may_confirm(exchange, by=by):
            raise
        take_step(exchange, "confirm_done", part)
        _finish(exchange, by=by, at=at)
        record(verb="exchange.done", of=exchange, by=by, at=at, community_id=exchange.community_id, once=once)
        tell_about(exchange.ask, "done", _other(exchange, by), by=by, at=at)
        return exchange
    record(verb="exchange.done_said", of=exchange, by=by, at=at, community_id=exchange.community_id, once=once)
    tell_about(exchange.ask, "done_asked", _other(exchange, by), by=by, at=at)
    return exchange


@once_only
def thank(
    *, exchange: Exchange, words: str = "", ready: str = "", by: Person, at: datetime, once: str = ""
) -> Exchange:
    """The asker thanks, in own words or with a ready line (`ReadyThanks`); that also says that it is done."""
    part = _insist_on_part(exchange, by)
    thanks = words.strip() or (str(ReadyThanks(ready).label) if ready else "")
    if not thanks or len(thanks) > THANKS_LIMIT:
        raise Refused(no(_("A few words of thanks, or one of the ready lines.")))
    take_step(exchange, "thank", part, thanks=thanks, thanked_at=at)
    _finish(exchange, by=by, at=at)
    record(verb="exchange.thanked", of=exchange, by=by, at=at, community_id=exchange.community_id, once=once)
    tell_about(exchange.ask, "thanked", exchange.giver_id, by=by, at=at)
    return exchange


@once_only
def end_agreement(*, exchange: Exchange, by: Person, at: datetime, once: str = "") -> Exchange:
    """It did not work out: no reasons, no blame, no gift. The ask is open again, or the place is free.

    The asker can do so even where the other cannot be reached any more, so that the ask is never stuck.
    """
    part = part_in_exchange(exchange, actor=by)
    if part != Part.ASKER:
        part = _insist_on_part(exchange, by)
    take_step(exchange, "end", part, ended_at=at)
    take_step(exchange.offer, "end", part)
    _open_again(exchange, part, at)
    record(verb="exchange.ended", of=exchange, by=by, at=at, community_id=exchange.community_id, once=once)
    tell_about(exchange.ask, "ended", _other(exchange, by), by=by, at=at)
    return exchange


@once_only
def say_mistaken(*, exchange: Exchange, by: Person, at: datetime, once: str = "") -> Exchange:
    """It was not done after all: the line in the ledger is corrected by a new one, and the ask is open again.

    Either of the two may say so within two weeks; no reasons, no blame.
    """
    part = _insist_on_part(exchange, by)
    take_step(exchange, "mistaken", part, ended_at=at)
    exchange.refresh_from_db(fields=["done_at"])
    insist(may_say_mistaken(exchange, at=at))
    take_step(exchange.offer, "end", part)
    _open_again(exchange, part, at)
    correct_gift(cause=exchange, by=by, at=at)
    record(verb="exchange.mistaken", of=exchange, by=by, at=at, community_id=exchange.community_id, once=once)
    tell_about(exchange.ask, "mistaken", _other(exchange, by), by=by, at=at)
    return exchange


@transaction.atomic
def fade_quietly(*, by: Actor, at: datetime, most: int = 100) -> int:
    """Close what nobody has spoken of for long: without a gift and without a word to anybody; returns how many.

    The asker can thank afterwards, all the same.
    """
    skip = connection.features.has_select_for_update_skip_locked
    rows = Exchange.objects.select_for_update(of=("self",), skip_locked=skip).filter(has_gone_quiet(at))
    quiet = list(rows.select_related("ask", "offer").order_by("agreed_at", "id")[:most])
    for exchange in quiet:
        take_step(exchange, "fade", Part.PLACE, ended_at=at)
        take_step(exchange.offer, "end", Part.PLACE)
        take_step(exchange.ask, "fade", Part.PLACE, closed_at=at)
        recount(exchange.ask.place_of_id)
        record(verb="exchange.faded", of=exchange, by=by, at=at, community_id=exchange.community_id)
        forget(kind="ask", thing_ids=[exchange.ask_id], by=by, at=at)
    return len(quiet)


def _insist_on_part(exchange: Exchange, by: Person) -> Part:
    part = part_in_exchange(exchange, actor=by)
    if part == Part.OTHER or blocked_between(exchange.asker_id, exchange.giver_id):
        raise NothingHere
    return part


def _other(exchange: Exchange, by: Person) -> int:
    return exchange.giver_id if by.pk == exchange.asker_id else exchange.asker_id


def _open_again(exchange: Exchange, part: Part, at: datetime) -> None:
    """Where the two did not carry it through: the board has the ask again, or others the place."""
    if exchange.ask.lot is None:
        take_step(exchange.ask, "reopen", part, closed_at=None)
        return
    take_step(exchange.ask, "give_back", part, closed_at=at)
    recount(exchange.ask.place_of_id)


def _finish(exchange: Exchange, *, by: Person, at: datetime) -> None:
    """What is done is done once: whoever thanks after both have said so changes nothing here."""
    exchange.ask.refresh_from_db(fields=["state"])
    if exchange.ask.state in (AskState.AGREED, AskState.LET_GO):
        take_step(exchange.ask, "meet", part_in_exchange(exchange, actor=by), closed_at=at)
        recount(exchange.ask.place_of_id)
    new = Exchange.objects.filter(pk=exchange.pk, done_at=None).update(done_at=at)
    record_gift(
        giver_id=exchange.giver_id,
        receiver_id=exchange.asker_id,
        community_id=exchange.community_id,
        kind=exchange.ask.kind,
        cause=exchange,
        by=by,
        at=at,
    )
    if new:
        both = (exchange.giver_id, exchange.asker_id)
        ask_gently(person_ids=both, community_id=exchange.community_id, by=by, at=at)
