"""What the sharer alone does with a share that is out, and what they say back to an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter
from holdspace.grammar.refusals import Refused
from holdspace.sharing.actions import close_share, keep_answers, open_share_again, say_back, say_heard, take_back_reply
from holdspace.sharing.forms import WordsForm
from holdspace.sharing.queries import answer_to_me, one_share
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_POST
def close(request: Request, slug: str, number: int) -> HttpResponse:
    """Close one's share to further answers, or with "again" open it."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    if "again" in request.POST:
        open_share_again(share=found, by=request.user, at=request.at)
        messages.success(request, _("It is open again: people can answer."))
    else:
        close_share(share=found, by=request.user, at=request.at)
        messages.success(request, _("It is closed: what came back stays, and nobody answers any more."))
    return redirect("sharing:share", slug, number)


@signed_in
@require_POST
def alone(request: Request, slug: str, number: int) -> HttpResponse:
    """Keep the words that came back to oneself, or with "open" let others read them."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    keep = "open" not in request.POST
    keep_answers(share=found, alone=keep, by=request.user, at=request.at)
    messages.success(
        request,
        _("What came back is for you alone now.")
        if keep
        else _("Others can read what comes back. What was written for you alone stays with you."),
    )
    return redirect("sharing:share", slug, number)


@signed_in
@require_POST
def heard(request: Request, slug: str, number: int) -> HttpResponse:
    """*I felt heard*, for oneself alone; with "not" it is taken back."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    say_heard(share=found, heard="not" not in request.POST, by=request.user, at=request.at)
    return redirect("sharing:share", slug, number)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: Request, slug: str, number: int, response: int) -> HttpResponse:
    """A few words back to one answer."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    answer = answer_to_me(share=found, number=response, seen_by=request.user, at=request.at)
    form, coached = WordsForm(request.POST if request.method == "POST" else None), None
    hints = request.user.wants_hints
    if asks_the_coach(request.POST):
        coached = look(request.POST, slug=slug, wants_hints=hints)
        form = WordsForm(initial=as_typed(request.POST, coached))
    elif form.is_valid():
        words = form.cleaned_data["text"]
        coached = before_publishing(request.POST, words, slug=slug, wants_hints=hints)
        if coached is None:
            try:
                say_back(response=answer, words=words, by=request.user, at=request.at, once=form.cleaned_data["once"])
            except Refused as refusal:
                form.add_error(None, str(refusal.verdict.because))
            else:
                messages.success(request, _("%(name)s can read it now.") % {"name": answer.responder.name})
                return redirect("sharing:share", slug, number)
    context = {"here": here, "share": found, "answer": answer, "form": form, "coached": coached}
    return page(request, "sharing/reply.html", context)


@signed_in
@require_POST
def reply_back(request: Request, slug: str, number: int, response: int) -> HttpResponse:
    """What was said back goes."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    answer = answer_to_me(share=found, number=response, seen_by=request.user, at=request.at)
    take_back_reply(response=answer, by=request.user, at=request.at)
    messages.success(request, _("It is taken back."))
    return redirect("sharing:share", slug, number)
