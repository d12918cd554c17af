"""Whom somebody does not read for a while, and what comes folded to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.grammar.keyset import KeysetPage
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.queries import room_of
from holdspace.sharing.content_notes import same_note
from holdspace.sharing.models import Mute, NoteMute
from holdspace.sharing.rules import mutes_in_force

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.sharing.queries.cards import Card

MOST_MUTES = 200


def my_mutes(*, membership: Membership, seen_by: Actor, at: datetime) -> list[Mute]:
    """One's own that hold, at most 200. Raises `NothingHere` with somebody else's membership."""
    if membership.person_id != seen_by.actor_id:
        raise NothingHere
    rows = Mute.objects.filter(mutes_in_force(at), membership=membership).select_related("whom")
    return list(rows.order_by("whom__display_name", "id")[:MOST_MUTES])


def one_mute(*, membership: Membership, number: int, seen_by: Actor) -> Mute:
    """One of one's own. Raises `NothingHere` for everybody else's."""
    mute = Mute.objects.filter(membership=membership, membership__person_id=seen_by.actor_id or 0, pk=number)
    found = mute.select_related("membership").first()
    if found is None:
        raise NothingHere
    return found


def without_muted(
    page: KeysetPage[Card],
    *,
    membership: Membership,
    seen_by: Actor,
    at: datetime,
    muted: frozenset[int] | None = None,
) -> KeysetPage[Card]:
    """A page of shares without those of people, and under content notes, that one does not read for now: it may be
    shorter. One query, none for whom it is told already whom they have `muted` (`around_shares`), and one more where
    something was said beforehand.

    Taken out here and not in the statement of the hot page, whose plan stays what it is for everybody.
    """
    if muted is None:
        muted = frozenset(mute.whom_id for mute in my_mutes(membership=membership, seen_by=seen_by, at=at))
    noted = any(card.beforehand for card in page.items)
    away = {same_note(mute.note) for mute in _notes(membership, at)} if noted else set()
    if not muted and not away:
        return page
    kept = [card for card in page.items if card.author_id not in muted and same_note(card.beforehand) not in away]
    return KeysetPage(kept, page.older)


def my_note_mutes(*, membership: Membership, seen_by: Actor, at: datetime) -> list[NoteMute]:
    """One's own that hold, at most 200. Raises `NothingHere` with somebody else's membership."""
    if membership.person_id != seen_by.actor_id:
        raise NothingHere
    return _notes(membership, at)


def one_note_mute(*, membership: Membership, number: int, seen_by: Actor) -> NoteMute:
    """One of one's own. Raises `NothingHere` for everybody else's."""
    mute = NoteMute.objects.filter(membership=membership, membership__person_id=seen_by.actor_id or 0, pk=number)
    found = mute.select_related("membership").first()
    if found is None:
        raise NothingHere
    return found


def _notes(membership: Membership, at: datetime) -> list[NoteMute]:
    return list(NoteMute.objects.filter(mutes_in_force(at), membership=membership).order_by("id")[:MOST_MUTES])


def folded_as_said(cards: Sequence[Card], *, membership: Membership, seen_by: Actor, at: datetime) -> list[Card]:
    """Cards, those above what the reader can hold today folded: by their own word alone, never their own shares. One
    query. (The hot page reads it in its statement.)"""
    held = room_of(membership=membership, seen_by=seen_by, at=at).holds.levels
    return [card._replace(folded=not card.own and card.level not in held) for card in cards]
