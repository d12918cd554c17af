"""Threads: one's own list, one thread, keeping what one is writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.queries import enter
from holdspace.conversations.actions import keep_message_draft, write_message
from holdspace.conversations.forms import DraftForm, MessageForm
from holdspace.conversations.queries import read_thread, thread_for, threads_of
from holdspace.grammar.refusals import Refused
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from holdspace.web.requests import Request


@signed_in
@require_safe
def threads(request: Request, slug: str) -> HttpResponse:
    """One's own conversations here."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    after = request.GET.get("after", "")
    found = threads_of(community=here.community, seen_by=request.user, at=request.at, after=after)
    return page(request, "conversations/threads.html", {"here": here, "threads": found, "begins": not after})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: Request, slug: str, number: int) -> HttpResponse:
    """Read a conversation, and write in it."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    to_write_in = thread_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    form = MessageForm(request.POST) if request.method == "POST" else None
    coached = None
    if asks_the_coach(
        request.POST
    ):  # hints between two people only when asked to; clients are the action's to keep out
        hints = request.user.wants_hints
        coached = look(request.POST, field="words", kind="message", slug=slug, wants_hints=hints)
        form = MessageForm(initial=as_typed(request.POST, coached, field="words"))
    elif form is not None and form.is_valid():
        try:
            write_message(thread=to_write_in, **form.cleaned_data, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            return redirect("conversations:thread", slug, number)
    seen = read_thread(
        community=here.community,
        number=number,
        seen_by=request.user,
        at=request.at,
        after=request.GET.get("before", ""),
    )
    form = form or MessageForm(initial={"words": seen.draft})
    context = {"here": here, "thread": seen, "form": form, "newest": not request.GET.get("before")}
    context["coached"] = coached
    return page(request, "conversations/thread.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def keep_draft(request: Request, slug: str, number: int) -> HttpResponse:
    """Keep what is being written; called by the page while somebody writes."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    to_write_in = thread_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    keep_message_draft(thread=to_write_in, words=form.cleaned_data["words"], by=request.user, at=request.at)
    return HttpResponse(status=204)
