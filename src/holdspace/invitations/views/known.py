"""What this place knows about me, and forgetting what it worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from holdspace.communities.queries import at_home, enter
from holdspace.directory.queries import my_answering
from holdspace.invitations.actions import forget_load
from holdspace.invitations.queries import known_of_me
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_safe
def known(request: Request, slug: str) -> HttpResponse:
    """All of it, for oneself."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = known_of_me(membership=here.membership, seen_by=request.user, at=request.at)
    shows, soon = my_answering(community=here.community, seen_by=request.user, at=request.at)
    context = {"here": here, "known": found, "shows_answering": shows, "soon": soon}
    return page(request, "invitations/known.html", context)


@signed_in
@require_safe
def known_of_mine(request: Request) -> HttpResponse:
    """From one's own pages to the community one came to last; to what is kept of one elsewhere, where there is none."""
    here = at_home(seen_by=request.user, at=request.at)
    if here is None or not here.is_inside:
        return redirect("people:my_data")
    return redirect("invitations:known", here.community.slug)


@signed_in
@require_POST
def forget(request: Request, slug: str) -> HttpResponse:
    """What was worked out goes."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    forget_load(membership=here.membership, by=request.user, at=request.at)
    messages.success(request, _("It is forgotten, and it stays forgotten when figures are worked out anew."))
    return redirect("invitations:known", slug)
