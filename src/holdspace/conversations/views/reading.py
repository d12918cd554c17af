"""Threads: one's own list, one thread, keeping what one is writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.queries import enter
from holdspace.conversations.actions import keep_message_draft, look_into, show_looks, write_message
from holdspace.conversations.forms import DraftForm, MessageForm
from holdspace.conversations.queries import (
    any_begun,
    any_questions,
    files_to_take_along,
    introductions_to_answer,
    read_thread,
    thread_for,
    threads_of,
    what_changed,
    whole_thread,
)
from holdspace.conversations.taking import as_text, packed
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
    whose = {"community": here.community, "seen_by": request.user, "at": request.at}
    asked = not after and (any_questions(**whose) or bool(introductions_to_answer(**whose)))
    context = {"here": here, "threads": found, "begins": not after, "asked": asked}
    context["begun"] = not after and any_begun(**whose)
    return page(request, "conversations/threads.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: Request, slug: str, number: int) -> HttpResponse:
    """Read a conversation, and write in it."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    to_write_in = thread_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    form = MessageForm(request.POST, request.FILES) if request.method == "POST" else None
    coached = None
    if asks_the_coach(
        request.POST
    ):  # hints between two people only when asked to; clients are the action's to keep out
        hints = request.user.wants_hints
        coached = look(request.POST, field="words", kind="message", slug=slug, wants_hints=hints)
        form = MessageForm(initial=as_typed(request.POST, coached, field="words"))
    elif form is not None and form.is_valid():
        try:
            write_message(thread=to_write_in, **form.said(), by=request.user, at=request.at)
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
    if not request.GET.get("before"):
        look_into(thread=to_write_in, by=request.user, at=request.at)
    form = form or MessageForm(initial={"words": seen.draft})
    context = {"here": here, "thread": seen, "form": form, "newest": not request.GET.get("before")}
    context |= {"coached": coached, "file_again": bool(request.FILES)}
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


@signed_in
@require_safe
def new(request: Request, slug: str, number: int) -> HttpResponse:
    """What was written, changed or taken back since; asked by the page while somebody has it before them."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whose = {"community": here.community, "number": number, "seen_by": request.user, "at": request.at}
    thread = thread_for(**whose)
    since = request.GET.get("since", "")
    if not since.isascii() or not since.isdigit() or len(since) > 9:
        return HttpResponse(status=400)
    seen = what_changed(since=int(since), **whose)
    if not seen.lines:
        return HttpResponse(status=204)
    look_into(thread=thread, by=request.user, at=request.at)
    return page(request, "conversations/new.html", {"here": here, "thread": seen})


@signed_in
@require_POST
def looks(request: Request, slug: str, number: int) -> HttpResponse:
    """Whether the others of this thread see how far one has read."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    thread = thread_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    show_looks(thread=thread, shows=request.POST.get("shows") == "yes", by=request.user, at=request.at)
    return redirect("conversations:thread", slug, number)


@signed_in
@require_safe
def take_along(request: Request, slug: str, number: int) -> HttpResponse:
    """The whole thread as one plain text, for whoever is in it; with what was attached as a ZIP."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    seen, lines = whole_thread(community=here.community, number=number, seen_by=request.user, at=request.at)
    text = as_text(seen, lines)
    thread = thread_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    if files := files_to_take_along(thread=thread, seen_by=request.user, at=request.at):
        name = f"conversation-{number}.zip"
        sent = FileResponse(packed(text, files), as_attachment=True, filename=name, content_type="application/zip")
        return cast("HttpResponse", sent)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="conversation-{number}.txt"'
    return response
