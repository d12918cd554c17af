"""Members' pages beside applications: guiding, answering at the door, vouching; and the stewards'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdspace.communities.queries import enter, enter_as
from holdspace.grammar.refusals import AlreadyMoved, Refused
from holdspace.vetting.actions import (
    answer_accommodation,
    answer_at_door,
    decline_vouch,
    end_guide_offer,
    give_vouch,
    offer_to_guide,
    open_beside,
    step_back,
    write_beside,
)
from holdspace.vetting.forms.beside import BesideForm, VouchForm, as_kwargs
from holdspace.vetting.queries import (
    accommodations,
    beside_of,
    beside_the_answers,
    door_questions,
    guiding_of,
    vouch_for_me_to_give,
    vouches_given,
)
from holdspace.vetting.queries.arriving import goes_along_with
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def guiding(request: Request, slug: str) -> HttpResponse:
    """Whether one would gladly accompany somebody, and whom one accompanies."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    if request.method == "POST":
        act = offer_to_guide if request.POST.get("offers") == "yes" else end_guide_offer
        act(membership=here.membership, by=request.user, at=request.at)
        return redirect("vetting:guiding", slug)
    found = guiding_of(membership=here.membership, seen_by=request.user)
    goes = goes_along_with(membership=here.membership, seen_by=request.user)
    return page(request, "vetting/guiding.html", {"here": here, "guiding": found, "goes": goes})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def beside(request: Request, slug: str, number: int) -> HttpResponse:
    """One person whom one accompanies: writing to each other, what they need, stepping back."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = beside_of(membership=here.membership, number=number, seen_by=request.user)
    if request.method == "POST" and "step_back" in request.POST:
        step_back(accompanying=found.accompanying, by=request.user, at=request.at)
        messages.success(request, _("Done. Nobody was asked why."))
        return redirect("vetting:guiding", slug)
    form = BesideForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            write_beside(accompanying=found.accompanying, by=request.user, at=request.at, **as_kwargs(form))
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            return redirect("vetting:beside", slug, number)
    context = {"here": here, "beside": found, "form": form}
    return page(request, "vetting/beside.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def at_the_door(request: Request, slug: str) -> HttpResponse:
    """What people who think of joining ask, with the answers so far."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    after = request.GET.get("after", "")
    found = door_questions(membership=here.membership, seen_by=request.user, after=after)
    return page(request, "vetting/at_the_door.html", {"here": here, "questions": found, "form": BesideForm()})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def answer_door(request: Request, slug: str, number: int) -> HttpResponse:
    """Answer one of them."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    form = BesideForm(request.POST if request.method == "POST" else None)
    found = door_questions(membership=here.membership, seen_by=request.user, number=number)
    if form.is_bound and form.is_valid():
        answer_at_door(number=number, membership=here.membership, by=request.user, at=request.at, **as_kwargs(form))
        messages.success(request, _("Thank you. They are told that an answer is there."))
        return redirect("vetting:at_the_door", slug)
    context = {"here": here, "questions": found, "form": form, "answering": number}
    return page(request, "vetting/at_the_door.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def vouch(request: Request, slug: str, token: str) -> HttpResponse:
    """Say yes to somebody in one's own words, or quietly not."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = vouch_for_me_to_give(membership=here.membership, token=token, seen_by=request.user)
    form = VouchForm(request.POST if request.method == "POST" and "not" not in request.POST else None)
    whose = {"token": token, "membership": here.membership, "by": request.user, "at": request.at}
    try:
        if request.method == "POST" and "not" in request.POST:
            decline_vouch(**whose)
            messages.success(request, _("Fine. Nobody is told."))
            return redirect("vetting:guiding", slug)
        if form.is_bound and form.is_valid():
            give_vouch(words=form.cleaned_data["words"], **whose)
            messages.success(request, _("Thank you. The stewards read it."))
            return redirect("vetting:guiding", slug)
    except AlreadyMoved as moved:
        messages.info(request, str(moved.told))
        return redirect("vetting:guiding", slug)
    context = {"here": here, "vouch": found, "form": form}
    return page(request, "vetting/vouch.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def vouched(request: Request, slug: str) -> HttpResponse:
    """Who vouched for whom, for stewards."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    found = vouches_given(steward=here.membership, seen_by=request.user, after=request.GET.get("after", ""))
    return page(request, "vetting/vouched.html", {"here": here, "vouched": found})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def needs(request: Request, slug: str, number: int = 0) -> HttpResponse:
    """What applicants need in order to take part; a steward answers."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    found = accommodations(
        steward=here.membership, seen_by=request.user, after=request.GET.get("after", ""), number=number
    )
    form = BesideForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            answer_accommodation(
                number=number, steward=here.membership, by=request.user, at=request.at, **as_kwargs(form)
            )
        except AlreadyMoved as moved:
            messages.info(request, str(moved.told))
        else:
            messages.success(request, _("Answered. They are told that it is there."))
        return redirect("vetting:accommodations", slug)
    context = {"here": here, "needs": found, "form": form, "answering": number}
    return page(request, "vetting/needs.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def what_stewards_see(request: Request, slug: str, number: int) -> HttpResponse:
    """What stewards alone see of an application. Opening it is a press of its own, which stands in the power record."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    found = beside_the_answers(steward=here.membership, number=number, seen_by=request.user)
    shown = request.method == "POST"
    if shown:
        open_beside(application=found.application, steward=here.membership, by=request.user, at=request.at)
    context = {"here": here, "found": found if shown else None, "number": number}
    return page(request, "vetting/what_stewards_see.html", context)
