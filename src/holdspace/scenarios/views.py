"""The bank of situations: for those who read answers; stewards add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdspace.communities.queries import enter, enter_as
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.scenarios.actions import bring_back_scenario, retire_scenario, write_scenario
from holdspace.scenarios.forms import ScenarioForm
from holdspace.scenarios.queries import all_criteria, bank_of, scenario_in_bank
from holdspace.scenarios.rules import may_read_the_bank
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.scenarios.models import Scenario
    from holdspace.web.requests import Request


def _come_in(request: Request, slug: str) -> Inside:
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    if not may_read_the_bank(here.membership).allowed:
        raise NothingHere
    return here


@signed_in
@require_safe
def bank(request: Request, slug: str) -> HttpResponse:
    """Every situation in use, by set, and those retired."""
    here = _come_in(request, slug)
    found = bank_of(membership=here.membership, seen_by=request.user)
    return page(request, "scenarios/bank.html", {"here": here, "bank": found})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Request, slug: str, which: str) -> HttpResponse:
    """One situation with its guide. A steward retires it or brings it back."""
    here = _come_in(request, slug)
    found = scenario_in_bank(membership=here.membership, slug=which, seen_by=request.user)
    if request.method == "POST":
        here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
        act = retire_scenario if request.POST.get("do") == "retire" else bring_back_scenario
        try:
            act(scenario=found, steward=here.membership, by=request.user, at=request.at)
        except AlreadyMoved as moved:
            messages.info(request, str(moved.told))
        else:
            messages.success(request, _("Done. It holds from the next version of the way to join on."))
        return redirect("scenarios:one", slug, which)
    criteria = [c for c in all_criteria(community=here.community, seen_by=request.user) if c.slug in found.looks_at]
    return page(request, "scenarios/one.html", {"here": here, "scenario": found, "criteria": criteria})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request, slug: str) -> HttpResponse:
    """A situation of the community's own."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    return _form_page(request, here, None)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, slug: str, which: str) -> HttpResponse:
    """The next version of one of the community's own."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    before = scenario_in_bank(membership=here.membership, slug=which, seen_by=request.user)
    if not before.is_own:
        raise NothingHere
    return _form_page(request, here, before)


def _form_page(request: Request, here: Inside, before: Scenario | None) -> HttpResponse:
    criteria = [(c.slug, c.title) for c in all_criteria(community=here.community, seen_by=request.user)]
    names = [n for n in ScenarioForm.base_fields if n != "once"]
    initial = {n: getattr(before, n) for n in names} if before else {}
    form = ScenarioForm(criteria, request.POST if request.method == "POST" else None, **initial)
    if request.method == "POST" and form.is_valid():
        texts = {name: form.cleaned_data[name] for name in names}
        try:
            scenario = write_scenario(
                steward=here.membership,
                texts=texts,
                before=before,
                once=form.cleaned_data["once"],
                by=request.user,
                at=request.at,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("It stands in the bank. A pathway can ask it from its next version on."))
            return redirect("scenarios:one", here.community.slug, scenario.slug)
    context = {"here": here, "form": form, "before": before}
    return page(request, "scenarios/write.html", context, status=422 if form.errors else 200)
