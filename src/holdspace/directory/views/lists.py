"""The lists that profiles choose from, and the words that stewards add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter_as
from holdspace.directory.actions import add_to_list, take_from_list
from holdspace.directory.forms import AdditionForm
from holdspace.directory.lists import FACETS, shipped, source_of
from holdspace.directory.queries import additions
from holdspace.grammar.refusals import Refused
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "POST"])
def lists(request: Request, slug: str) -> HttpResponse:
    """Every list with its source, and a form to add a word."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    form = AdditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_to_list(**form.cleaned_data, steward=here.membership, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error("label", str(refusal.verdict.because))
        else:
            messages.success(request, _("Added. Everybody here can choose it now."))
            return redirect("directory:lists", slug)
    added = additions(community=here.community, seen_by=request.user)
    shown = [
        (facet, source_of(name), len(shipped(name)), [one for one in added if one.facet == name])
        for name, facet in FACETS.items()
        if shipped(name)
    ]
    context = {"here": here, "form": form, "lists": shown}
    return page(request, "directory/lists.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def take_away(request: Request, slug: str, number: int) -> HttpResponse:
    """Take an added word away."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    take_from_list(number=number, steward=here.membership, by=request.user, at=request.at)
    messages.success(request, _("It is gone from the list."))
    return redirect("directory:lists", slug)
