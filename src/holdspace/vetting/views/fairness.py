"""Saying something of oneself for fairness, and what stewards see of everybody's together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdspace.communities.queries import enter_as, stand_before
from holdspace.grammar.refusals import NothingHere
from holdspace.vetting.actions.describing import describe_myself
from holdspace.vetting.facets import FACETS
from holdspace.vetting.forms.fairness import OfMyselfForm
from holdspace.vetting.queries import open_application
from holdspace.vetting.queries.fairness import description_of, fairness_figures
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def of_myself(request: Request, slug: str) -> HttpResponse:
    """What an applicant says of themself, if they like: theirs alone to see."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = open_application(community=here.community, seen_by=request.user)
    if application is None:
        raise NothingHere
    there = description_of(application=application, seen_by=request.user)
    form = OfMyselfForm(
        request.POST if request.method == "POST" else None, initial=there.said if there is not None else {}
    )
    if form.is_bound and form.is_valid():
        describe_myself(application=application, said=form.cleaned_data, by=request.user, at=request.at)
        messages.success(request, _("Kept apart from everything else. Nobody sees it with your name or your answers."))
        return redirect("vetting:status", slug)
    return page(
        request,
        "vetting/of_myself.html",
        {"here": here, "form": form, "there": there},
        status=422 if form.errors else 200,
    )


@signed_in
@require_safe
def fairness(request: Request, slug: str) -> HttpResponse:
    """Whether groups come through alike, with how little small groups tell; for stewards."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    kept = fairness_figures(membership=here.membership, seen_by=request.user, at=request.at)
    words = {facet.key: (facet.asks, dict(facet.answers)) for facet in FACETS}
    return page(request, "vetting/fairness.html", {"here": here, "kept": kept, "words": words})
