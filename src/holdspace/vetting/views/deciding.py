"""The deciders' pages, and the stewards' page about the pathway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.actions import hide_names
from holdspace.communities.queries import enter_as
from holdspace.grammar.refusals import Refused
from holdspace.scenarios.queries import criteria_of
from holdspace.vetting.actions import (
    agree_to_decision,
    disagree_with_decision,
    propose_decision,
    take_back_decision,
)
from holdspace.vetting.forms import DecisionForm, HidesNamesForm, WhyNotForm
from holdspace.vetting.queries import case_of, joining_now, open_pathway_of, standing_decision, steps_of
from holdspace.vetting.views.reading import come_behind
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.vetting.queries import Case
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: Request, slug: str, number: int) -> HttpResponse:
    """Answers and readings side by side; posting proposes a decision."""
    here = come_behind(request, slug)
    case = case_of(membership=here.membership, number=number, seen_by=request.user, at=request.at)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            propose_decision(
                application=case.application,
                membership=here.membership,
                outcome=form.cleaned_data["outcome"],
                letter=form.cleaned_data["letter"],
                way_back=form.cleaned_data["way_back"],
                back_from=form.cleaned_data["back_from"],
                by=request.user,
                at=request.at,
                once=form.cleaned_data["once"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Proposed. It stands once a second person has agreed."))
            return redirect("vetting:decide", slug, number)
    return _case_page(request, here, case, form=form, why_not=WhyNotForm())


@signed_in
@require_POST
def answer(request: Request, slug: str, number: int) -> HttpResponse:
    """The second person agrees or says why not; whoever proposed can take it back."""
    here = come_behind(request, slug)
    case = case_of(membership=here.membership, number=number, seen_by=request.user, at=request.at)
    decision = standing_decision(application=case.application, seen_by=request.user)
    said, form = request.POST.get("said"), WhyNotForm(request.POST)
    try:
        if said == "agree":
            agree_to_decision(decision=decision, membership=here.membership, by=request.user, at=request.at)
            messages.success(request, _("Decided, by two. The letter is there, and a mail says so."))
        elif said == "take_back":
            take_back_decision(decision=decision, by=request.user, at=request.at)
            messages.success(request, _("Taken back."))
        elif form.is_valid():
            disagree_with_decision(
                decision=decision,
                membership=here.membership,
                why_not=form.cleaned_data["why_not"],
                by=request.user,
                at=request.at,
            )
            messages.success(request, _("It stays open, and what you wrote is there for the others."))
        else:
            return _case_page(request, here, case, form=DecisionForm(), why_not=form)
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
    return redirect("vetting:decide", slug, number)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def pathway(request: Request, slug: str) -> HttpResponse:
    """The stewards' view of how joining goes here: steps, situations with their guides, criteria, times, one switch."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    form = HidesNamesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        hide_names(
            community=here.community,
            hidden=form.cleaned_data["hides_names"],
            steward=here.membership,
            by=request.user,
            at=request.at,
        )
        messages.success(request, _("Done. It holds for whoever begins from now on, and stands in the power record."))
        return redirect("vetting:pathway", slug)
    found = open_pathway_of(community=here.community, seen_by=request.user)
    context = {
        "here": here,
        "pathway": found,
        "steps": steps_of(pathway=found, seen_by=request.user) if found else [],
        "criteria": criteria_of(rubric_id=found.rubric_id, seen_by=request.user) if found else [],
        "joining": joining_now(community=here.community, seen_by=request.user, at=request.at),
    }
    return page(request, "vetting/pathway.html", context)


def _case_page(request: Request, here: Inside, case: Case, *, form: Form, why_not: Form) -> HttpResponse:
    context = {"here": here, "case": case, "form": form, "why_not": why_not}
    return page(request, "vetting/decide.html", context, status=422 if form.errors or why_not.errors else 200)
