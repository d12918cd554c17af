"""Changing what one wrote, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter
from holdspace.conversations.actions import change_message, take_back_message
from holdspace.conversations.forms import ChangeForm
from holdspace.conversations.queries import message_for, read_thread
from holdspace.grammar.refusals import Refused
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: Request, slug: str, number: int, message: int) -> HttpResponse:
    """One of one's own messages: other words for it, or none."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whose = {"community": here.community, "number": number, "seen_by": request.user, "at": request.at}
    written = message_for(message=message, **whose)
    form = ChangeForm(request.POST if request.method == "POST" else None, initial={"words": written.words})
    if form.is_valid():
        try:
            change_message(message=written, **form.cleaned_data, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            return redirect("conversations:thread", slug, number)
    context = {"here": here, "form": form, "thread": read_thread(size=1, **whose), "message": message}
    return page(request, "conversations/message.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def take_back(request: Request, slug: str, number: int, message: int) -> HttpResponse:
    """Its words go for everybody."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whose = {"community": here.community, "number": number, "seen_by": request.user, "at": request.at}
    take_back_message(message=message_for(message=message, **whose), by=request.user, at=request.at)
    messages.success(request, _("Taken back. It is gone for everybody."))
    return redirect("conversations:thread", slug, number)
