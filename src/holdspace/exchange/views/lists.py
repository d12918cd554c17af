"""The board, and one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from holdspace.communities.queries import enter
from holdspace.exchange.queries import board as on_board
from holdspace.exchange.queries import draft_of, my_asks, my_offers, my_waiting
from holdspace.exchange.states import ASKED_FOR
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_safe
def board(request: Request, slug: str) -> HttpResponse:
    """What the others ask for."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    kind = request.GET.get("kind", "")
    after = request.GET.get("after", "")
    asks = on_board(community=here.community, seen_by=request.user, at=request.at, kind=kind, after=after)
    return page(
        request,
        "exchange/board.html",
        {
            "here": here,
            "asks": asks,
            "kind": kind if kind in ASKED_FOR else "",
            "begins": not after,
            "waiting": my_waiting(membership=here.membership, seen_by=request.user, at=request.at),
            "draft": draft_of(membership=here.membership, seen_by=request.user),
        },
    )


@signed_in
@require_safe
def mine(request: Request, slug: str) -> HttpResponse:
    """What one has asked and offered."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    asked, offered = request.GET.get("asked", ""), request.GET.get("offered", "")
    return page(
        request,
        "exchange/mine.html",
        {
            "here": here,
            "asks": my_asks(community=here.community, seen_by=request.user, at=request.at, after=asked),
            "offers": my_offers(community=here.community, seen_by=request.user, at=request.at, after=offered),
            "begins": not asked and not offered,
            "draft": draft_of(membership=here.membership, seen_by=request.user),
        },
    )
