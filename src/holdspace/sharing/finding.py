"""How one finds what one has shared: by opening one's own, and decrypting high ones. Shares stand in no index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.text import Truncator

from holdspace.algorithms.finding import holds_all
from holdspace.search.kinds import Hit
from holdspace.search.queries import OPENED
from holdspace.sharing.models import Share
from holdspace.sharing.states import ShareState
from holdspace.web.times import day

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor

LINE = 120


def find_own(*, asked: list[str], community_id: int, slug: str, seen_by: Actor, at: datetime, most: int) -> list[Hit]:
    """One's own open shares that hold every word, the newest first, out of the newest 500. One query."""
    if seen_by.actor_id is None:
        return []
    own = Share.objects.filter(author_id=seen_by.actor_id, community_id=community_id, state=ShareState.OPEN)
    found = []
    for share in own.order_by("-shared_at", "-id")[:OPENED]:
        if holds_all(share.words, asked):
            found.append(_hit(share, slug))
        if len(found) == most:
            break
    return found


def _hit(share: Share, slug: str) -> Hit:
    return Hit(
        title=Truncator(share.words).chars(LINE),
        url=reverse("sharing:share", args=[slug, share.pk]),
        note=day(share.shared_at),
    )
