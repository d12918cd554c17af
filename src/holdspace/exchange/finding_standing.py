"""How standing offers are found by the search: by their words, by whoever may open them; full ones say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.exchange.models import StandingOffer
from holdspace.exchange.rules import giver_rests, standing_visible
from holdspace.exchange.standing_seen import standing_seen, standing_to_show
from holdspace.exchange.states import StandingState
from holdspace.search.kinds import Entry, Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.exchange.standing_seen import StandingSeen
    from holdspace.grammar.actors import Actor


def entries(offers: Sequence[StandingOffer]) -> dict[int, Entry]:
    """The line and the words of each, until it is ended. Marked with its kind and the number of its giver, so that
    referrals find places by what their givers say of themselves."""
    return {
        one.pk: Entry(
            one.title, one.words, places=(one.community_id,), marks=(f"offer:{one.kind}", f"giver:{one.giver_id}")
        )
        for one in offers
        if one.state != StandingState.ENDED
    }


def everything() -> Iterable[StandingOffer]:
    """Every standing offer, for making the index anew."""
    return StandingOffer.objects.order_by("pk").iterator(chunk_size=500)


def may_open(*, community_id: int, seen_by: Actor, at: datetime) -> QuerySet[StandingOffer]:
    """Those of a community that whoever looks may open and that can be had at all: neither a paused one nor that of
    somebody who rests is found, so that nobody reads which of the two it is."""
    rows = StandingOffer.objects.filter(standing_visible(seen_by, at), community_id=community_id)
    return rows.filter(~giver_rests(), state=StandingState.STANDING)


def hits(*, numbers: Sequence[int], community_id: int, slug: str, seen_by: Actor, at: datetime) -> dict[int, Hit]:
    """As the page shows them, with how many places are left. One query."""
    rows = standing_to_show(may_open(community_id=community_id, seen_by=seen_by, at=at).filter(pk__in=numbers))
    return {
        one.number: Hit(title=one.title, url=one.url, kind=one.kind.label, note=_note(one), has_room=one.left > 0)
        for one in standing_seen(rows, reader=seen_by, at=at, with_faces=False)
    }


def _note(one: StandingSeen) -> str:
    stale = _("not confirmed for a while") if one.stale else ""
    return " · ".join(part for part in (one.who, one.room, stale) if part)
