"""Answering a share, taking an answer back, setting a share aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from holdspace.communities.queries import enter
from holdspace.grammar.refusals import Refused
from holdspace.sharing.actions import give_gesture, respond_in_words, take_back_response
from holdspace.sharing.forms import GestureForm, WordsForm
from holdspace.sharing.queries import my_response, one_share, share_alone
from holdspace.sharing.states import WANTS_IDEAS, how_long_in_words
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.sharing.models import Share
    from holdspace.web.coaching import Coached
    from holdspace.web.requests import Request


@signed_in
@require_POST
def answer(request: Request, slug: str, number: int) -> HttpResponse:
    """Words or a gesture, by the button pressed. Words typed beside a pressed gesture stay in the box."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    if "gesture" in request.POST:
        return _gesture(request, here, found)
    hints = request.user.wants_hints
    if asks_the_coach(request.POST):
        coached = look(request.POST, kind=_hears(found), slug=slug, wants_hints=hints)
        return _share(request, here, found, WordsForm(initial=as_typed(request.POST, coached)), coached)
    form = WordsForm(request.POST)
    if form.is_valid():
        first = before_publishing(
            request.POST, form.cleaned_data["text"], kind=_hears(found), slug=slug, wants_hints=hints
        )
        if first is not None:
            return _share(request, here, found, form, first)
        try:
            respond_in_words(
                share=found,
                membership=here.membership,
                text=form.cleaned_data["text"],
                by=request.user,
                at=request.at,
                once=form.cleaned_data["once"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("%(name)s can read it now.") % {"name": found.author.name})
            return redirect("sharing:share", slug, number)
    return _share(request, here, found, form)


@signed_in
@require_POST
def take_back(request: Request, slug: str, number: int, response: int) -> HttpResponse:
    """One's own response goes."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    mine = my_response(share=found, number=response, seen_by=request.user)
    take_back_response(response=mine, by=request.user, at=request.at)
    messages.success(request, _("It is taken back."))
    return redirect("sharing:share", slug, number)


def _hears(share: Share) -> str:
    """What the coach looks for: where nobody asked for ideas, advice gets a question."""
    return "share" if share.hope in WANTS_IDEAS else "listening"


def _gesture(request: Request, here: Inside, found: Share) -> HttpResponse:
    pressed = GestureForm(request.POST)
    typed = request.POST.get("text", "")
    words = WordsForm(initial={"text": typed})
    if pressed.is_valid():
        try:
            give_gesture(
                share=found,
                membership=here.membership,
                gesture=pressed.cleaned_data["gesture"],
                by=request.user,
                at=request.at,
                once=pressed.cleaned_data["once"],
            )
        except Refused as refusal:
            messages.warning(request, str(refusal.verdict.because))
        else:
            messages.success(request, _("%(name)s sees that you are there.") % {"name": found.author.name})
    if not typed.strip():
        return redirect("sharing:share", here.community.slug, found.pk)
    return _share(request, here, found, words)


def _share(
    request: Request, here: Inside, found: Share, form: WordsForm, coached: Coached | None = None
) -> HttpResponse:
    alone = share_alone(share=found, seen_by=request.user, at=request.at)
    context = {"here": here, "alone": alone, "form": form, "coached": coached, "how_long": how_long_in_words()}
    return page(request, "sharing/share.html", context)
