"""Where one is signed in: every browser, and ending one of them or all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from holdspace.people.actions import end_session, sign_out_elsewhere
from holdspace.people.queries import my_devices
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_safe
def devices(request: Request) -> HttpResponse:
    """Every browser that one is signed in with, this one first."""
    found = my_devices(here=_key(request), seen_by=request.user, at=request.at)
    return page(request, "people/devices.html", {"devices": found})


@signed_in
@require_POST
def leave_elsewhere(request: Request) -> HttpResponse:
    """End one's sessions in every other browser."""
    ended = sign_out_elsewhere(here=_key(request), by=request.user, at=request.at)
    told = ngettext("Signed out in %(n)s other browser.", "Signed out in %(n)s other browsers.", ended)
    messages.success(request, told % {"n": ended} if ended else _("You are signed in here only."))
    return redirect("people:devices")


@signed_in
@require_POST
def leave_one(request: Request, number: str) -> HttpResponse:
    """End one of them."""
    end_session(number=number, by=request.user, at=request.at)
    messages.success(request, _("Signed out there."))
    return redirect("people:devices")


def _key(request: Request) -> str:
    return request.session.session_key or ""
