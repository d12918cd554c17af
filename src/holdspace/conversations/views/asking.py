"""Writing to a member for the first time; who would like to talk with one, and answering; the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.queries import enter, enter_as, member_of
from holdspace.conversations.actions import (
    accept_talk,
    begin_talk,
    decline_talk,
    keep_first_words,
    leave_talk_for_later,
    set_limits,
)
from holdspace.conversations.forms import DraftForm, LimitsForm, MessageForm
from holdspace.conversations.queries import (
    begun_by,
    first_words_kept,
    introductions_to_answer,
    questions_to,
    thread_for,
    thread_with,
    whom_to_write,
)
from holdspace.conversations.rules import newcomers_a_week
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def write_to(request: Request, slug: str, number: int) -> HttpResponse:
    """The first words to a member; to whoever was written to already it leads to the thread."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whom = member_of(community=here.community, number=number, seen_by=request.user)
    meets = whom_to_write(membership=here.membership, whom=whom, seen_by=request.user, at=request.at)
    there = thread_with(membership=whom, community=here.community, seen_by=request.user, at=request.at)
    if there is not None and request.method != "POST":
        return redirect("conversations:thread", slug, there)
    form = MessageForm(request.POST, request.FILES) if request.method == "POST" else None
    coached = None
    if asks_the_coach(request.POST):
        hints = request.user.wants_hints
        coached = look(request.POST, field="words", kind="message", slug=slug, wants_hints=hints)
        form = MessageForm(initial=as_typed(request.POST, coached, field="words"))
    elif form is not None and form.is_valid():
        try:
            begun = begin_talk(membership=here.membership, whom=whom, **form.said(), by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            return redirect("conversations:thread", slug, begun.pk)
    kept = first_words_kept(whom=whom, seen_by=request.user)
    form = form or MessageForm(initial={"words": kept.words if kept else ""})
    context = {"here": here, "whom": meets, "number": number, "form": form, "coached": coached, "kept": kept}
    context["file_again"] = bool(request.FILES)
    return page(request, "conversations/write_to.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def keep_first(request: Request, slug: str, number: int) -> HttpResponse:
    """Keep first words as they are written; called by the page while somebody writes."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whom = member_of(community=here.community, number=number, seen_by=request.user)
    whom_to_write(membership=here.membership, whom=whom, seen_by=request.user, at=request.at)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    words = form.cleaned_data["words"]
    keep_first_words(membership=here.membership, whom=whom, words=words, by=request.user, at=request.at)
    return HttpResponse(status=204)


@signed_in
@require_safe
def begun(request: Request, slug: str) -> HttpResponse:
    """What one began to write and has not sent."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    after = request.GET.get("after", "")
    found = begun_by(community=here.community, seen_by=request.user, at=request.at, after=after)
    return page(request, "conversations/begun.html", {"here": here, "begun": found, "begins": not after})


@signed_in
@require_safe
def questions(request: Request, slug: str) -> HttpResponse:
    """Who would like to talk with one."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    after = request.GET.get("after", "")
    found = questions_to(community=here.community, seen_by=request.user, at=request.at, after=after)
    whose = {"community": here.community, "seen_by": request.user, "at": request.at}
    brought = introductions_to_answer(**whose) if not after else []
    context = {"here": here, "questions": found, "begins": not after, "brought": brought}
    return page(request, "conversations/questions.html", context)


@signed_in
@require_POST
def answer(request: Request, slug: str, number: int) -> HttpResponse:
    """Yes, later, or no without a word."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    thread = thread_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    said = request.POST.get("answer", "")
    if said == "yes":
        accept_talk(thread=thread, by=request.user, at=request.at)
        return redirect("conversations:thread", slug, number)
    if said == "later":
        leave_talk_for_later(thread=thread, by=request.user, at=request.at)
        messages.success(request, _("Left for later. It stands in your daily mail once more in a week."))
    elif said == "no":
        decline_talk(thread=thread, by=request.user, at=request.at)
        messages.success(request, _("Let go. Nobody is told, and you can change your mind on their page."))
    else:
        raise NothingHere
    return redirect("conversations:questions", slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def limits(request: Request, slug: str) -> HttpResponse:
    """For stewards: how many conversations with newcomers one member may begin in a week."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    now = {"newcomers_a_week": newcomers_a_week(here.community.pk)}
    form = LimitsForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        set_limits(membership=here.membership, **form.cleaned_data, by=request.user, at=request.at)
        messages.success(request, _("Kept. It holds from now on."))
        return redirect("conversations:limits", slug)
    return page(request, "conversations/limits.html", {"here": here, "form": form}, status=422 if form.errors else 200)
