"""Naming somebody else for an ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from holdspace.communities.queries import enter, member_seen, people_to_name
from holdspace.exchange.actions import pass_ask_on
from holdspace.exchange.forms import PassAskOnForm
from holdspace.exchange.queries import ask_for, read_ask
from holdspace.grammar.refusals import Refused, insist
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def pass_on(request: Request, slug: str, number: int) -> HttpResponse:
    """Name somebody else: a name, and no words."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    seen = read_ask(community=here.community, number=number, seen_by=request.user, at=request.at)
    insist(seen.may_pass_on)
    ask = ask_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    like = request.GET.get("like", "")[:60]
    people = people_to_name(community=here.community, like=like, seen_by=request.user)
    named = [(one.number, one.name) for one in people if one.number != seen.asker_number]
    form = PassAskOnForm(request.POST if request.method == "POST" else None, people=named)
    if request.method == "POST" and form.is_valid():
        to = member_seen(community=here.community, number=form.cleaned_data["to"], seen_by=request.user)
        try:
            pass_ask_on(ask=ask, to=to, by=request.user, at=request.at, once=form.cleaned_data["once"])
        except Refused as refusal:
            form.add_error("to", str(refusal.verdict.because))
        else:
            messages.success(request, _("They read that you thought of them. Thank you for passing it on."))
            return redirect("exchange:ask", slug, number)
    context = {"here": here, "ask": seen.ask, "form": form, "like": like}
    return page(request, "exchange/pass_on.html", context, status=422 if form.is_bound else 200)
