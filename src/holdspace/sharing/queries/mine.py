"""One's own shares as a private journal: all of them, searched by reading through them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.sharing.models import FeltHeard, Share
from holdspace.sharing.states import HOPES_FOR, Hope, ShareState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet
    from django.utils.functional import _StrPromise

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor

MOST_READ_THROUGH = 3_000
MOST_FOUND = 100
MOST_PRINTED = 500


@dataclass(frozen=True, slots=True)
class Past:
    """One of one's own shares, as it stands in one's journal."""

    id: int
    text: str
    level: str
    hopes: str | _StrPromise
    shared_at: datetime
    closed: bool
    felt_heard: bool


def my_past(*, membership: Membership, seen_by: Actor, at: datetime, after: str = "") -> KeysetPage[Past]:
    """One's own shares, the newest first, without those let go. Raises `NothingHere` with another's membership."""
    found = page_by_key(_own(membership, seen_by), by=("-shared_at", "-id"), after=after, size=20)
    return KeysetPage(_past(found.items), found.older)


def my_past_to_print(*, membership: Membership, seen_by: Actor, at: datetime) -> list[Past]:
    """The newest 500 on one page."""
    return _past(list(_own(membership, seen_by).order_by("-shared_at", "-id")[:MOST_PRINTED]))


def search_my_past(*, membership: Membership, words: str, seen_by: Actor, at: datetime) -> list[Past]:
    """Those that hold each of these words, accents and case aside, at most 100 of the newest 3,000.

    Each is opened and read through: there is no index of what somebody wrote, because it would be a second copy.
    """
    wanted, own = _folded(words).split(), _own(membership, seen_by)
    if not wanted:
        return []
    found: list[int] = []
    # Words alone are read; whole shares are made of what is found.
    rows = own.order_by("-shared_at", "-id").values_list("pk", "text", "sealed")[:MOST_READ_THROUGH]
    for number, plain, sealed in rows.iterator(chunk_size=200):
        text = _folded(sealed or plain)
        if all(word in text for word in wanted):
            found.append(number)
        if len(found) == MOST_FOUND:
            break
    return _past(list(own.filter(pk__in=found).order_by("-shared_at", "-id"))) if found else []


def _own(membership: Membership, seen_by: Actor) -> QuerySet[Share]:
    if membership.person_id != seen_by.actor_id:
        raise NothingHere
    return Share.objects.filter(
        author_id=membership.person_id, community_id=membership.community_id, state=ShareState.OPEN
    )


def _past(shares: Sequence[Share]) -> list[Past]:
    heard = _heard(share.pk for share in shares)
    return [
        Past(
            id=share.pk,
            text=share.words,
            level=share.level,
            hopes=HOPES_FOR[Hope(share.hope)],
            shared_at=share.shared_at,
            closed=share.closed_at is not None,
            felt_heard=share.pk in heard,
        )
        for share in shares
    ]


def _heard(numbers: Iterable[int]) -> set[int]:
    return set(FeltHeard.objects.filter(share_id__in=list(numbers)).values_list("share_id", flat=True))


def _folded(text: str) -> str:
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
