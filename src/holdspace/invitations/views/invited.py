"""Opening what one was invited to, or saying not today: one press each."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from holdspace.communities.queries import enter
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.invitations.actions import open_invitation, say_not_today
from holdspace.invitations.kinds import need_kind
from holdspace.invitations.queries import my_invitation
from holdspace.web.access import signed_in
from holdspace.web.ways import way

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_POST
def open_it(request: Request, slug: str, number: int) -> HttpResponse:
    """Go and read. Whoever comes late finds the thing itself, or that it is not there any more."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    invitation = my_invitation(community=here.community, number=number, seen_by=request.user, at=request.at)
    with contextlib.suppress(AlreadyMoved):
        open_invitation(invitation=invitation, by=request.user, at=request.at)
    return redirect(way(need_kind(invitation.need.kind).way, slug, invitation.need.about_id))


@signed_in
@require_POST
def not_today(request: Request, slug: str, number: int) -> HttpResponse:
    """Not today, and back to Today."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    invitation = my_invitation(community=here.community, number=number, seen_by=request.user, at=request.at)
    with contextlib.suppress(AlreadyMoved):
        say_not_today(invitation=invitation, by=request.user, at=request.at)
    messages.success(request, _("Good. Somebody else is asked, and nothing else changes."))
    return redirect(way("today", slug, otherwise=f"/c/{slug}/room-today/"))
