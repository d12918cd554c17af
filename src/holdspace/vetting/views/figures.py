"""How we read: the stewards' figures, and what each reader alone sees of their own reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from holdspace.communities.queries import enter_as
from holdspace.vetting.actions.figures import forget_own_figure
from holdspace.vetting.queries.figures import own_figure, reading_figures
from holdspace.vetting.rules import FEWEST_APPLICATIONS, FEWEST_OWN, FEWEST_READERS
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request

FEWEST = {"applications": FEWEST_APPLICATIONS, "readers": FEWEST_READERS, "own": FEWEST_OWN}


@signed_in
@require_safe
def figures(request: Request, slug: str) -> HttpResponse:
    """How alike the community reads, with what each figure means; for stewards."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    kept = reading_figures(membership=here.membership, seen_by=request.user, at=request.at)
    return page(request, "vetting/figures.html", {"here": here, "kept": kept, "fewest": FEWEST})


@signed_in
@require_safe
def my_reading(request: Request, slug: str) -> HttpResponse:
    """How high or low one marks oneself, seen by nobody else."""
    here = enter_as("reviewer", slug=slug, seen_by=request.user, at=request.at)
    figure = own_figure(membership=here.membership, seen_by=request.user, at=request.at)
    return page(request, "vetting/my_reading.html", {"here": here, "figure": figure, "fewest": FEWEST})


@signed_in
@require_POST
def forget_my_reading(request: Request, slug: str) -> HttpResponse:
    """One's own figure goes, and begins anew."""
    here = enter_as("reviewer", slug=slug, seen_by=request.user, at=request.at)
    forget_own_figure(membership=here.membership, by=request.user, at=request.at)
    messages.success(request, _("Forgotten. It begins anew with what you read from now on."))
    return redirect("vetting:my_reading", slug)
