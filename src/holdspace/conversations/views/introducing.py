"""Bringing two people together, and being brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.queries import enter, member_of
from holdspace.conversations.actions import answer_introduction, introduce, take_introduction_back
from holdspace.conversations.forms import IntroductionForm
from holdspace.conversations.queries import (
    introduction_for,
    my_introductions,
    read_introduction,
    whom_to_introduce,
)
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def introductions(request: Request, slug: str) -> HttpResponse:
    """Whom one brought together so far, and two more."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whose = {"community": here.community, "seen_by": request.user, "at": request.at}
    people = whom_to_introduce(**whose)
    form = IntroductionForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid():
        one, other = (
            member_of(community=here.community, number=int(form.cleaned_data.pop(name)), seen_by=request.user)
            for name in ("one", "other")
        )
        try:
            introduce(
                membership=here.membership,
                one=one,
                other=other,
                **form.cleaned_data,
                by=request.user,
                at=request.at,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Both are asked. You hear of it if both say yes."))
            return redirect("conversations:introductions", slug)
    context = {
        "here": here,
        "form": form,
        "enough": len(people) > 1,
        "made": my_introductions(after=request.GET.get("after", ""), **whose),
    }
    return page(request, "conversations/introductions.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def introduction(request: Request, slug: str, number: int) -> HttpResponse:
    """One of them, for each of the three what is theirs to see."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = introduction_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    seen = read_introduction(introduction=found, seen_by=request.user, at=request.at)
    return page(request, "conversations/introduction.html", {"here": here, "introduction": seen})


@signed_in
@require_POST
def answer_one(request: Request, slug: str, number: int) -> HttpResponse:
    """Yes, or no without a word."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = introduction_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    said = request.POST.get("answer", "")
    if said not in {"yes", "no"}:
        raise NothingHere
    answer_introduction(introduction=found, yes=said == "yes", by=request.user, at=request.at)
    if said == "yes":
        return redirect("conversations:introduction", slug, number)
    messages.success(request, _("Let go. Nobody is told."))
    return redirect("conversations:questions", slug)


@signed_in
@require_POST
def take_one_back(request: Request, slug: str, number: int) -> HttpResponse:
    """Not after all."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = introduction_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    take_introduction_back(introduction=found, by=request.user, at=request.at)
    messages.success(request, _("Taken back."))
    return redirect("conversations:introductions", slug)
