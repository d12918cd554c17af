"""One referral, and what its reader says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.queries import enter, member_seen, people_to_name
from holdspace.grammar.refusals import Refused
from holdspace.referrals import actions
from holdspace.referrals.forms import EndingForm, NotThisTimeForm, PassOnForm
from holdspace.referrals.queries import answer_for, handover_for, read_referral, referral_for
from holdspace.referrals.views.seeking import once
from holdspace.web.access import signed_in
from holdspace.web.forms import fresh_key
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.web.requests import Request


@signed_in
@require_safe
def show(request: Request, slug: str, number: int) -> HttpResponse:
    """One referral, with what this reader can do about it."""
    return _show(request, enter(slug=slug, seen_by=request.user, at=request.at), number)


@signed_in
@require_POST
def yes(request: Request, slug: str, number: int) -> HttpResponse:
    """I have room."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    referral = referral_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    handover = actions.answer_yes(referral=referral, by=request.user, at=request.at, once=once(request))
    messages.success(request, _("You said that you have room. Here the two of you can write to each other."))
    return redirect("conversations:thread", slug, handover.thread_id or 0)


@signed_in
@require_POST
def not_this_time(request: Request, slug: str, number: int) -> HttpResponse:
    """Not this time, in one press."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    referral = referral_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    form = NotThisTimeForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    if "words" in form.errors:
        return _show(request, here, number, words_form=form)
    try:
        actions.answer_not_this_time(referral=referral, words=words, by=request.user, at=request.at, once=once(request))
    except Refused as refusal:
        form.is_valid()
        form.add_error("words", str(refusal.verdict.because))
        return _show(request, here, number, words_form=form)
    messages.success(request, _("That is fine. Somebody else is asked."))
    return redirect("referrals:board", slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def pass_on(request: Request, slug: str, number: int) -> HttpResponse:
    """Name somebody else."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    referral = referral_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    like = request.GET.get("like", "")[:60]
    people = people_to_name(community=here.community, like=like, seen_by=request.user)
    named = [(one.number, one.name) for one in people if one.number != here.membership.pk]
    form = PassOnForm(request.POST if request.method == "POST" else None, people=named)
    if request.method == "POST" and form.is_valid():
        to = member_seen(community=here.community, number=form.cleaned_data["to"], seen_by=request.user)
        try:
            actions.pass_it_on(referral=referral, to=to, by=request.user, at=request.at, once=form.cleaned_data["once"])
        except Refused as refusal:
            form.add_error("to", str(refusal.verdict.because))
        else:
            messages.success(request, _("They are asked, and read that you thought of them."))
            return redirect("referrals:board", slug)
    context = {"here": here, "number": number, "form": form, "like": like}
    return page(request, "referrals/pass_on.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def thank(request: Request, slug: str, number: int) -> HttpResponse:
    """Thank somebody who declined kindly."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    answer = answer_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    actions.thank_for_words(answer=answer, by=request.user, at=request.at, once=once(request))
    messages.success(request, _("Your thanks are with them."))
    return redirect("referrals:referral", slug, answer.referral_id)


@signed_in
@require_POST
def ended(request: Request, slug: str, number: int) -> HttpResponse:
    """Say how it ended."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    handover = handover_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    form = EndingForm(request.POST, auto_id=f"ending{number}_%s")
    if not form.is_valid():
        return _show(request, here, handover.answer.referral_id, ending_forms={number: form})
    actions.say_how_it_ended(handover=handover, **form.cleaned_data, by=request.user, at=request.at)
    messages.success(request, _("Thank you. It helps to know that things come to an end."))
    return redirect("referrals:referral", slug, handover.answer.referral_id)


def _show(
    request: Request,
    here: Inside,
    number: int,
    *,
    words_form: forms.Form | None = None,
    ending_forms: dict[int, forms.Form] | None = None,
) -> HttpResponse:
    """The page, with the one form that came back, if any."""
    seen = read_referral(community=here.community, number=number, seen_by=request.user, at=request.at)
    context: dict[str, Any] = {
        "here": here,
        "seen": seen,
        "words_form": words_form or NotThisTimeForm(),
        "ending_forms": {one.number: EndingForm(auto_id=f"ending{one.number}_%s") for one in seen.yeses}
        | (ending_forms or {}),
        "fresh_key": fresh_key,
    }
    return page(request, "referrals/referral.html", context, status=422 if words_form or ending_forms else 200)
