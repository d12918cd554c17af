"""How a thread about an exchange is headed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from holdspace.conversations.kinds import About, Happening
from holdspace.exchange.models import Ask, Exchange
from holdspace.exchange.rules import visible
from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.grammar.actors import Actor


def head_threads(*, numbers: Sequence[int], seen_by: Actor, at: datetime) -> dict[int, About]:
    """By the ask's line, with what happened on the way; leaves out asks that this reader may not see. One query."""
    me = seen_by.actor_id or 0
    rows = (
        Exchange.objects.filter(
            Q(asker_id=me) | Q(giver_id=me),
            pk__in=numbers,
            ask__in=Ask.objects.filter(visible(seen_by, at)).values("pk"),
        )
        .select_related("ask__community", "asker", "giver", "said_done_by")
        .order_by("id")
    )
    return {
        exchange.pk: About(
            title=exchange.ask.title,
            url=way("ask", exchange.ask.community.slug, exchange.ask_id),
            happenings=tuple(_happenings(exchange)),
        )
        for exchange in rows
    }


def _happenings(exchange: Exchange) -> list[Happening]:
    told: list[tuple[datetime | None, str]] = [(exchange.agreed_at, _("You agreed"))]
    if exchange.said_done_by is not None:
        text = _("%(name)s said that it is done") % {"name": exchange.said_done_by.name}
        told.append((exchange.said_done_at, text))
    told += [
        (exchange.thanked_at, _("%(name)s said thank you") % {"name": exchange.asker.name}),
        (exchange.ended_at, _("It did not work out this time")),
    ]
    if exchange.thanked_at != exchange.done_at:
        told.append((exchange.done_at, _("You both said that it is done")))
    return [Happening(at, text) for at, text in told if at is not None]
