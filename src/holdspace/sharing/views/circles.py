"""The page of a circle: its people, what they agreed on, and what they shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from holdspace.communities.queries import circle_alone, enter, one_circle
from holdspace.sharing.queries import circle_shares
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_safe
def circle(request: Request, slug: str, number: int) -> HttpResponse:
    """For those in it; to everybody else there is no such circle."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_circle(community=here.community, number=number, seen_by=request.user)
    after = request.GET.get("after", "")
    return page(
        request,
        "sharing/circle.html",
        {
            "here": here,
            "alone": circle_alone(circle=found, membership=here.membership, seen_by=request.user),
            "shares": circle_shares(
                circle=found, membership=here.membership, seen_by=request.user, at=request.at, after=after
            ),
            "later": bool(after),
        },
    )
