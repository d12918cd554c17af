"""The applicant's pages beside the steps: guide, people and questions, what one needs, vouches, taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import stand_before
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.vetting.actions import (
    ask_for_accommodation,
    ask_for_another_guide,
    ask_for_vouch,
    ask_members,
    take_back_application,
    write_beside,
)
from holdspace.vetting.forms.beside import AskToVouchForm, BesideForm, as_kwargs
from holdspace.vetting.queries import (
    application_of,
    guide_of,
    joining_now,
    my_accommodations,
    my_door_questions,
    my_vouches,
    open_application,
    people_with_a_role,
    walk_of,
)
from holdspace.web.access import signed_in
from holdspace.web.forms import fresh_key
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.queries import Here
    from holdspace.vetting.models import Application
    from holdspace.web.requests import Request


def _mine(request: Request, slug: str) -> tuple[Here, Application]:
    """The community as the applicant stands before it, and their newest application; `NothingHere` without one."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    found = application_of(community=here.community, person_id=request.user.pk, seen_by=request.user)
    if found is None:
        raise NothingHere
    return here, found


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def guide(request: Request, slug: str) -> HttpResponse:
    """Who accompanies one, what was written, and another one without reasons."""
    here, application = _mine(request, slug)
    beside = guide_of(application=application, seen_by=request.user)
    form = BesideForm(request.POST if request.method == "POST" and "another" not in request.POST else None)
    if request.method == "POST" and "another" in request.POST:
        found = ask_for_another_guide(application=application, by=request.user, at=request.at)
        if found is None:
            messages.info(request, _("Nobody else is there just now. You can ask again on another day."))
        else:
            messages.success(request, _("Somebody else is there for you now. Nobody was asked why."))
        return redirect("vetting:guide", slug)
    if form.is_bound and beside is None:
        raise NothingHere
    if form.is_bound and form.is_valid() and beside is not None:
        try:
            write_beside(accompanying=beside.accompanying, by=request.user, at=request.at, **as_kwargs(form))
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            return redirect("vetting:guide", slug)
    context = {"here": here, "application": application, "beside": beside, "form": form}
    return page(request, "vetting/guide.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def us(request: Request, slug: str) -> HttpResponse:
    """Getting to know the people here: who stewards and hosts are, how it goes, and questions to the members."""
    here, application = _mine(request, slug)
    form = BesideForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            ask_members(application=application, by=request.user, at=request.at, **as_kwargs(form))
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Asked. Whoever likes answers, and a mail tells you so."))
            return redirect("vetting:us", slug)
    context = {
        "here": here,
        "application": application,
        "people": people_with_a_role(community=here.community, seen_by=request.user),
        "joining": joining_now(community=here.community, seen_by=request.user, at=request.at),
        "questions": my_door_questions(application=application, seen_by=request.user),
        "form": form,
    }
    return page(request, "vetting/us.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def accommodation(request: Request, slug: str) -> HttpResponse:
    """Say what one needs in order to take part, and read what was answered."""
    here, application = _mine(request, slug)
    form = BesideForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            ask_for_accommodation(application=application, by=request.user, at=request.at, **as_kwargs(form))
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("It is with the stewards. A mail tells you when there is an answer."))
            return redirect("vetting:accommodation", slug)
    needs = my_accommodations(application=application, seen_by=request.user)
    context = {"here": here, "application": application, "needs": needs, "form": form}
    return page(request, "vetting/accommodation.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def vouches(request: Request, slug: str) -> HttpResponse:
    """Ask members to vouch for one; who said yes. A quiet no looks like waiting."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = open_application(community=here.community, seen_by=request.user)
    if application is None:
        raise NothingHere
    step = next(
        (w.step for w in walk_of(application=application, seen_by=request.user).written if w.step.vouches), None
    )
    if step is None:
        raise NothingHere
    form = AskToVouchForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            ask_for_vouch(
                application=application,
                address=form.cleaned_data["address"],
                token=fresh_key(),
                once=form.cleaned_data["once"],
                by=request.user,
                at=request.at,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            return redirect("vetting:vouches", slug)
    asked = my_vouches(application=application, seen_by=request.user)
    context = {"here": here, "application": application, "step": step, "asked": asked, "form": form}
    return page(request, "vetting/vouches.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def take_back(request: Request, slug: str) -> HttpResponse:
    """Take it back to correct something, as long as nobody has begun to read."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = open_application(community=here.community, seen_by=request.user)
    if application is None:
        return redirect("vetting:begin", slug)
    try:
        take_back_application(application=application, by=request.user, at=request.at)
    except AlreadyMoved as moved:
        messages.info(request, str(moved.told))
    else:
        messages.success(request, _("It is yours again. Change what you like, and send it when it is right."))
    return redirect("vetting:status", slug)
