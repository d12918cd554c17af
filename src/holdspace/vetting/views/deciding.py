"""The deciders' pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.grammar.refusals import Refused
from holdspace.vetting.actions import (
    agree_to_decision,
    disagree_with_decision,
    propose_decision,
    take_back_decision,
)
from holdspace.vetting.forms import DecisionForm, WhyNotForm
from holdspace.vetting.queries import case_of, standing_decision
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


def _case_page(request: Request, here: Inside, case: Case, *, form: Form, why_not: Form) -> HttpResponse:
    context = {"here": here, "case": case, "form": form, "why_not": why_not}
    return page(request, "vetting/decide.html", context, status=422 if form.errors or why_not.errors else 200)
