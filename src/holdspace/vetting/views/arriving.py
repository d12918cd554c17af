"""The first weeks: small steps, a buddy, how we did; and what stewards read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.queries import enter, enter_as
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.vetting.actions.arriving import rather_not_say, say_how_we_did, say_of_small_step
from holdspace.vetting.actions.buddies import answer_buddy, ask_buddy, end_buddy
from holdspace.vetting.forms.arriving import HowForm
from holdspace.vetting.queries import arriving as reading
from holdspace.vetting.rules import SHOWN_FROM, arrives, may_say_how
from holdspace.web.access import signed_in
from holdspace.web.pages import page
from holdspace.web.ways import way

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.models import Membership
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def arriving(request: Request, slug: str) -> HttpResponse:
    """The newcomer's own page; posting says something of a small step, or of a buddy."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    insist(arrives(here.membership, at=request.at))
    if request.method == "POST":
        try:
            _said(request, here.membership)
        except Refused as refusal:
            messages.warning(request, str(refusal.verdict.because))
        if request.POST.get("next") == "today":
            return redirect(way("today", slug))
        return redirect("vetting:arriving", slug)
    context = {
        "here": here,
        "arriving": reading.arriving(membership=here.membership, seen_by=request.user, at=request.at),
    }
    return page(request, "vetting/arriving.html", context)


@signed_in
@require_POST
def buddy(request: Request, slug: str, number: int) -> HttpResponse:
    """A member says yes, quietly not, or that it is over."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    one = reading.buddy_to_answer(membership=here.membership, number=number, seen_by=request.user)
    said = request.POST.get("said")
    if said == "end":
        end_buddy(buddy=one, by=request.user, at=request.at)
    elif said in {"yes", "not"}:
        answer_buddy(buddy=one, goes=said == "yes", by=request.user, at=request.at)
    else:
        raise NothingHere
    told = {"yes": _("They know. Say hello when you have a moment."), "not": _("Fine. Nobody is told.")}
    messages.success(request, told.get(said, _("It is over. Nobody asks why.")))
    return redirect("vetting:guiding", slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def how(request: Request, slug: str, days: int) -> HttpResponse:
    """A newcomer says how we did, without a name; or would rather not."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    asked = reading.how_asked(membership=here.membership, days=days, seen_by=request.user)
    form = HowForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            if request.POST.get("then") == "rather_not":
                rather_not_say(asked=asked, by=request.user, at=request.at)
                messages.success(request, _("Fine. It is not asked again."))
                return redirect(way("today", slug))
            if form.is_valid():
                say_how_we_did(
                    asked=asked,
                    answers=form.answers,
                    words=form.cleaned_data["words"],
                    by=request.user,
                    at=request.at,
                )
                messages.success(request, _("Thank you. It stands there without your name."))
                return redirect(way("today", slug))
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
    context = {
        "here": here,
        "form": form,
        "days": days,
        "may": may_say_how(asked, at=request.at),
        "shown_from": SHOWN_FROM,
    }
    return page(request, "vetting/how.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def how_we_did(request: Request, slug: str) -> HttpResponse:
    """What newcomers said, for stewards, from five answers on."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    found = reading.how_we_did(steward=here.membership, seen_by=request.user)
    return page(request, "vetting/how_we_did.html", {"here": here, "found": found, "shown_from": SHOWN_FROM})


def _said(request: Request, membership: Membership) -> None:
    by, at = request.user, request.at
    said = request.POST.get("said", "")
    if said in {"done", "skipped"}:
        say_of_small_step(membership=membership, key=request.POST.get("step", ""), state=said, by=by, at=at)
        return
    if said == "ask":
        number = request.POST.get("member", "")
        ask_buddy(membership=membership, number=int(number) if number.isdecimal() else 0, by=by, at=at)
        messages.success(request, _("Asked. A mail tells you when they say yes."))
        return
    standing = reading.standing_buddy(membership=membership, seen_by=by)
    if said != "end" or standing is None:
        raise NothingHere
    end_buddy(buddy=standing, by=by, at=at)
    messages.success(request, _("Done. You can ask somebody else whenever you like."))
