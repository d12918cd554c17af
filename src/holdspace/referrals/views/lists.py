"""What colleagues look for, what one was asked about, and one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from holdspace.communities.queries import enter
from holdspace.referrals.queries import asked_of_me, my_lines, my_referrals, referrals_board
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_safe
def board(request: Request, slug: str) -> HttpResponse:
    """What one was asked first, then what the others look for."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    after = request.GET.get("after", "")
    context = {
        "here": here,
        "asked": [] if after else asked_of_me(membership=here.membership, seen_by=request.user, at=request.at),
        "referrals": referrals_board(community=here.community, seen_by=request.user, at=request.at, after=after),
        "begins": not after,
        "lines": my_lines(membership=here.membership, seen_by=request.user, at=request.at),
    }
    return page(request, "referrals/board.html", context)


@signed_in
@require_safe
def mine(request: Request, slug: str) -> HttpResponse:
    """What one has looked for."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    after = request.GET.get("after", "")
    found = my_referrals(community=here.community, seen_by=request.user, at=request.at, after=after)
    return page(request, "referrals/mine.html", {"here": here, "referrals": found, "begins": not after})
