"""Pages about what stands between: opening an application, and where one works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.queries import enter_as, stand_before
from holdspace.grammar.refusals import NothingHere
from holdspace.vetting.actions import say_how_known, say_where_a_reader_works, say_where_i_work
from holdspace.vetting.forms.ties import HowKnownForm, WorkForm
from holdspace.vetting.queries import open_application, own_review, readable_application, to_read
from holdspace.vetting.queries.ties import are_few, work_of_applicant, work_of_reader
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.vetting.models import ApplicantWork, ReaderWork
    from holdspace.web.requests import Request


@signed_in
@require_safe
def opening(request: Request, slug: str, number: int) -> HttpResponse:
    """Before the first line is read: does anything stand between? Taking it is the answer."""
    here = enter_as("reviewer", slug=slug, seen_by=request.user, at=request.at)
    lines = to_read(membership=here.membership, seen_by=request.user, at=request.at)
    line = next((one for one in lines if one.number == number), None)
    if line is None:
        raise NothingHere
    if line.begun:
        return redirect("vetting:desk", slug, number)
    application = readable_application(membership=here.membership, number=number, seen_by=request.user, at=request.at)
    context = {
        "here": here,
        "line": line,
        "application": application,
        "few": are_few(community=here.community, seen_by=request.user),
        "form": HowKnownForm(),
    }
    return page(request, "vetting/opening.html", context)


@signed_in
@require_POST
def known(request: Request, slug: str, number: int) -> HttpResponse:
    """While reading: saying openly how one knows the person."""
    here = enter_as("reviewer", slug=slug, seen_by=request.user, at=request.at)
    review = own_review(membership=here.membership, number=number, seen_by=request.user, at=request.at)
    form = HowKnownForm(request.POST)
    if form.is_valid():
        say_how_known(review=review, how=form.cleaned_data["how_known"], by=request.user, at=request.at)
        messages.success(request, _("Kept. Those who decide read it beside your reading."))
    else:
        messages.warning(request, _("A little shorter, please: nothing was kept."))
    return redirect("vetting:desk", slug, number)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def applicants_work(request: Request, slug: str) -> HttpResponse:
    """The applicant says where they work, so that nobody from there reads."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = open_application(community=here.community, seen_by=request.user)
    if application is None:
        raise NothingHere
    form = _work_form(request, work_of_applicant(application=application, seen_by=request.user))
    if request.method == "POST" and form.is_valid():
        say_where_i_work(application=application, **form.cleaned_data, by=request.user, at=request.at)
        messages.success(request, _("Kept apart from your answers. It goes when they go."))
        return redirect("vetting:status", slug)
    context = {"here": here, "form": form, "application": application}
    return page(request, "vetting/work.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def readers_work(request: Request, slug: str) -> HttpResponse:
    """A reader says the same."""
    here = enter_as("reviewer", slug=slug, seen_by=request.user, at=request.at)
    form = _work_form(request, work_of_reader(community=here.community, seen_by=request.user))
    if request.method == "POST" and form.is_valid():
        say_where_a_reader_works(membership=here.membership, **form.cleaned_data, by=request.user, at=request.at)
        messages.success(request, _("Kept. Nobody but you can read it."))
        return redirect("vetting:queue", slug)
    return page(
        request,
        "vetting/work.html",
        {"here": here, "form": form, "application": None},
        status=422 if form.errors else 200,
    )


def _work_form(request: Request, work: ApplicantWork | ReaderWork | None) -> WorkForm:
    if request.method == "POST":
        return WorkForm(request.POST)
    return WorkForm(initial={"employer": work.employer, "supervisor": work.supervisor} if work else None)
