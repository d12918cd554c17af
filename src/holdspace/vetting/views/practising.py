"""Answers to practise on, for reviewers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdspace.communities.queries import enter_as
from holdspace.vetting.actions.practising import practise
from holdspace.vetting.forms.practice import PracticeForm
from holdspace.vetting.queries.practice import practice_case, practice_page
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_safe
def practice(request: Request, slug: str) -> HttpResponse:
    """Which there are, and how one compares; seen by nobody else."""
    here = enter_as("reviewer", slug=slug, seen_by=request.user, at=request.at)
    found = practice_page(membership=here.membership, seen_by=request.user)
    return page(request, "vetting/practice.html", {"here": here, "practice": found})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Request, slug: str, which: str) -> HttpResponse:
    """One answer beside its criteria; once marked, beside how it was read by those who wrote it."""
    here = enter_as("reviewer", slug=slug, seen_by=request.user, at=request.at)
    case = practice_case(membership=here.membership, slug=which, seen_by=request.user)
    form = PracticeForm(case, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        practise(membership=here.membership, slug=which, marks=form.marks, by=request.user, at=request.at)
        messages.success(request, _("Kept, for you alone. Beside it stands how we read it."))
        return redirect("vetting:practise_one", slug, which)
    return page(
        request,
        "vetting/practise_one.html",
        {"here": here, "case": case, "form": form},
        status=422 if form.errors else 200,
    )
