"""Saying it in other words, and how long it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter
from holdspace.grammar.refusals import Refused, insist
from holdspace.sharing.actions import say_how_long, say_in_other_words
from holdspace.sharing.content_notes import shipped_notes
from holdspace.sharing.forms import RewordForm, StayForm
from holdspace.sharing.queries import one_share
from holdspace.sharing.rules import may_keep_house
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: Request, slug: str, number: int) -> HttpResponse:
    """One's own words to be changed; what is wrong with the new ones is said above them, as they were typed."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    insist(may_keep_house(found, request.user))
    stands = {"text": found.words, "content_note": found.content_note or ""}
    form = RewordForm(request.POST) if request.method == "POST" else RewordForm(initial=stands)
    coached, hints = None, request.user.wants_hints
    if asks_the_coach(request.POST):
        coached = look(request.POST, slug=slug, wants_hints=hints)
        form = RewordForm(initial=as_typed(request.POST, coached))
    elif form.is_valid():
        coached = before_publishing(request.POST, form.cleaned_data["text"], slug=slug, wants_hints=hints)
        if coached is None:
            try:
                say_in_other_words(share=found, by=request.user, at=request.at, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, str(refusal.verdict.because))
            else:
                messages.success(request, _("Your new words stand there now. Of the earlier ones nothing is kept."))
                return redirect("sharing:share", slug, number)
    context = {"here": here, "share": found, "form": form, "coached": coached, "notes": shipped_notes()}
    return page(request, "sharing/reword.html", context)


@signed_in
@require_POST
def stay(request: Request, slug: str, number: int) -> HttpResponse:
    """How many days from now it stays."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    insist(may_keep_house(found, request.user))
    form = StayForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose how long it stays."))
        return redirect("sharing:share", slug, number)
    days = form.cleaned_data["days"]
    say_how_long(share=found, days=days, by=request.user, at=request.at)
    messages.success(request, _("It goes by itself then.") if days else _("It stays until you let it go."))
    return redirect("sharing:share", slug, number)
