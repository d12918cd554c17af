"""What I was told, how I want to be told, and ending a kind of mail from the mail itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from holdspace.outbox.actions import choose_ways, open_notices, stop_mails
from holdspace.outbox.forms import PreferencesForm
from holdspace.outbox.queries import choices, what_stops
from holdspace.outbox.wording import line_of
from holdspace.web.access import signed_in, whoever
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@require_safe
@signed_in
def notices(request: Request) -> HttpResponse:
    """What I was told, newest first; looking at it marks it as read."""
    after = request.GET.get("after", "")
    told = open_notices(after=after, by=request.user, at=request.at)
    lines = [(notice, line_of(notice)) for notice in told.items]
    return page(request, "outbox/notices.html", {"told": told, "lines": lines, "after": after})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def preferences(request: Request) -> HttpResponse:
    """How I want to be told."""
    form = PreferencesForm(choices(seen_by=request.user), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        begins, ends = form.quiet_hours
        choose_ways(ways=form.ways, quiet_begins=begins, quiet_ends=ends, by=request.user, at=request.at)
        messages.success(request, _("Kept. This is how you will hear from us."))
        return redirect("outbox:preferences")
    return page(request, "outbox/preferences.html", {"form": form}, status=422 if form.errors else 200)


@csrf_exempt  # a mail program posts here by itself (RFC 8058); the signed token is the permission
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: Request, token: str) -> HttpResponse:
    """End one kind of mail. Opening the page only asks, since mail scanners open links; posting ends it."""
    ends = what_stops(token=token, seen_by=whoever(request))
    if ends is None:
        return page(request, "outbox/stop_unknown.html", status=404)
    done = request.method == "POST"
    if done:
        stop_mails(token=token, by=whoever(request), at=request.at)
    return page(request, "outbox/stop.html", {"kind": ends.kind, "done": done})
