"""How asks are found by the search: by their words, by whoever may open them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.exchange.models import Ask
from holdspace.exchange.rules import visible
from holdspace.exchange.seen import asks_seen, asks_to_show
from holdspace.exchange.states import AskState
from holdspace.search.kinds import Entry, Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.grammar.actors import Actor


def entries(asks: Sequence[Ask]) -> dict[int, Entry]:
    """The line and the words of each, until it is let go; a place that somebody took is not to be found."""
    return {
        ask.pk: Entry(
            ask.title,
            f"{ask.words}\n{ask.details.get('roles', '')}",
            places=(ask.community_id,),
            marks=(f"ask:{ask.kind}",),
        )
        for ask in asks
        if ask.state != AskState.LET_GO and ask.lot is None
    }


def everything() -> Iterable[Ask]:
    """Every ask, for making the index anew."""
    return Ask.objects.order_by("pk").iterator(chunk_size=500)


def may_open(*, community_id: int, seen_by: Actor, at: datetime) -> QuerySet[Ask]:
    """Those of a community that whoever looks may open; what is let go is not found, not even by who offered."""
    return (
        Ask.objects.filter(visible(seen_by, at), community_id=community_id)
        .filter(lot__isnull=True)
        .exclude(state=AskState.LET_GO)
    )


def hits(*, numbers: Sequence[int], community_id: int, slug: str, seen_by: Actor, at: datetime) -> dict[int, Hit]:
    """As the page shows them. One query."""
    rows = asks_to_show(may_open(community_id=community_id, seen_by=seen_by, at=at).filter(pk__in=numbers))
    return {
        ask.number: Hit(
            title=ask.title,
            url=ask.url,
            kind=ask.kind.label,
            note=_("You asked") if ask.mine else _("%(name)s asks") % {"name": ask.who},
        )
        for ask in asks_seen(rows, reader=seen_by, at=at, with_faces=False)
    }
