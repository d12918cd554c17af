"""Stopping that one's second step is taken off: from the mail without coming in, or from one's account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.outbox.hours import zone_of
from holdspace.people.actions import stop_by_letter, stop_unlocking
from holdspace.people.queries import unlocking_by_letter
from holdspace.people.states import UnlockingState
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@never_cache
@require_http_methods(["GET", "POST"])
def by_letter(request: Request, token: str) -> HttpResponse:
    """Looking changes nothing, as mail programs look, too; the button stops it."""
    unlocking = unlocking_by_letter(token=token, seen_by=VISITOR)
    if request.method == "POST":
        try:
            unlocking = stop_by_letter(token=token, by=VISITOR, at=request.at)
        except AlreadyMoved:
            unlocking = unlocking_by_letter(token=token, seen_by=VISITOR)
    context = {"unlocking": unlocking, "waits": unlocking.state == UnlockingState.WAITING}
    context |= {"done": unlocking.state == UnlockingState.DONE}
    with timezone.override(zone_of(unlocking.person.time_zone)):
        return page(request, "account/unlocking.html", context)


@signed_in
@require_POST
def stop(request: Request) -> HttpResponse:
    """From one's own account. No code is asked for: stopping opens nothing."""
    if stop_unlocking(person=request.user, by=request.user, at=request.at):
        messages.success(request, _("Stopped. Everything stays as it is."))
    else:
        messages.warning(request, _("This is over already."))
    return redirect("people:second_step")
