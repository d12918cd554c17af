"""The deciders' pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.vetting.actions import (
    agree_to_decision,
    disagree_with_decision,
    propose_decision,
    take_back_decision,
)
from holdspace.vetting.actions.appealing import name_ally
from holdspace.vetting.actions.saying import keep_letter_draft, offer_to_say_it, send_letter
from holdspace.vetting.forms.deciding import AllyForm, LetterDraftForm, LetterForm, OfferForm
from holdspace.vetting.forms.proposing import WhyNotForm
from holdspace.vetting.queries import case_of, standing_decision
from holdspace.vetting.queries.appealing import appeal_about
from holdspace.vetting.rules import may_send_letter
from holdspace.vetting.views.reading import come_behind
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.forms import Form

    from holdspace.communities.queries import Inside
    from holdspace.vetting.queries import Case
    from holdspace.web.coaching import Coached
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: Request, slug: str, number: int) -> HttpResponse:
    """Answers and readings side by side; posting shows the letter as it will be read, or proposes it."""
    here = come_behind(request, slug)
    case = case_of(membership=here.membership, number=number, seen_by=request.user, at=request.at)
    form = LetterForm(case, request.POST if request.method == "POST" else None, initial=_draft(case))
    coached, preview = None, False
    if asks_the_coach(request.POST):
        coached = look(request.POST, field="letter", kind="message", slug=slug, wants_hints=request.user.wants_hints)
        typed = as_typed(request.POST, coached, field="letter")
        form = LetterForm(case, initial=typed | {"criteria": request.POST.getlist("criteria")})
    elif request.method == "POST" and form.is_valid():
        coached = before_publishing(
            request.POST,
            form.cleaned_data["letter"],
            kind="message",
            slug=slug,
            wants_hints=request.user.wants_hints,
        )
        preview = request.POST.get("then") == "preview"
        if not preview and coached is None and _propose(request, here, case, form):
            return redirect("vetting:decide", slug, number)
    return _case_page(request, here, case, form=form, why_not=WhyNotForm(), coached=coached, preview=preview)


@signed_in
@require_POST
def keep_letter(request: Request, slug: str, number: int) -> HttpResponse:
    """Keeps a letter while somebody writes it: 204 when kept, 422 when it is too long."""
    here = come_behind(request, slug)
    case = case_of(membership=here.membership, number=number, seen_by=request.user, at=request.at)
    form = LetterDraftForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    keep_letter_draft(
        application=case.application, membership=here.membership, **form.cleaned_data, by=request.user, at=request.at
    )
    return HttpResponse(status=204)


@signed_in
@require_POST
def answer(request: Request, slug: str, number: int) -> HttpResponse:
    """The second person agrees or says why not; the two offer to say it, send it, or take it back."""
    here = come_behind(request, slug)
    case = case_of(membership=here.membership, number=number, seen_by=request.user, at=request.at)
    decision = standing_decision(application=case.application, seen_by=request.user)
    said, form, by, at = request.POST.get("said"), WhyNotForm(request.POST), request.user, request.at
    try:
        if said == "agree":
            agree_to_decision(decision=decision, membership=here.membership, by=by, at=at)
            welcome = decision.outcome == "welcome"
            messages.success(
                request,
                _("Decided, by two. The letter is there, and a mail says so.")
                if welcome
                else _("Agreed by two. Before the letter goes out, one of you offers to say it."),
            )
        elif said == "take_back":
            take_back_decision(decision=decision, by=by, at=at)
            messages.success(request, _("Taken back."))
        elif said == "offer":
            offer_to_say_it(decision=decision, words=request.POST.get("words", "")[:600], by=by, at=at)
            messages.success(request, _("Offered. They can take it, or ask for the letter."))
        elif said == "send":
            send_letter(decision=decision, by=by, at=at)
            messages.success(request, _("The letter is there, and a mail says so."))
        elif form.is_valid():
            why_not = form.cleaned_data["why_not"]
            disagree_with_decision(decision=decision, membership=here.membership, why_not=why_not, by=by, at=at)
            messages.success(request, _("It stays open, and what you wrote is there for the others."))
        else:
            return _case_page(request, here, case, form=LetterForm(case), why_not=form)
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
    return redirect("vetting:decide", slug, number)


@signed_in
@require_POST
def ally(request: Request, slug: str, number: int) -> HttpResponse:
    """A steward asks somebody from outside to look at this one case."""
    here = come_behind(request, slug)
    case = case_of(membership=here.membership, number=number, seen_by=request.user, at=request.at)
    about = appeal_about(application=case.application, membership=here.membership, seen_by=request.user)
    if about is None:
        raise NothingHere
    form = AllyForm(request.POST)
    try:
        if form.is_valid():
            email = form.cleaned_data["email"]
            name_ally(appeal=about[0], steward=here.membership, email=email, by=request.user, at=request.at)
            messages.success(request, _("If somebody with this address has an account and had no part, they know now."))
        else:
            messages.warning(request, _("Please give an e-mail address."))
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
    return redirect("vetting:decide", slug, number)


def _propose(request: Request, here: Inside, case: Case, form: LetterForm) -> bool:
    """Whether it is proposed; what stands against it goes into the form."""
    given = form.cleaned_data
    try:
        propose_decision(
            application=case.application,
            membership=here.membership,
            outcome=given["outcome"],
            letter=given["letter"],
            way_back=given["way_back"],
            back_from=given["back_from"],
            criteria=given["criteria"],
            by=request.user,
            at=request.at,
            once=given["once"],
        )
    except Refused as refusal:
        form.add_error(None, str(refusal.verdict.because))
        return False
    messages.success(request, _("Proposed. It stands once a second person has agreed."))
    return True


def _draft(case: Case) -> dict[str, Any]:
    if case.draft is None:
        return {}
    return {"outcome": case.draft.outcome, "letter": case.draft.letter, "way_back": case.draft.way_back}


def _case_page(
    request: Request,
    here: Inside,
    case: Case,
    *,
    form: Form,
    why_not: Form,
    coached: Coached | None = None,
    preview: bool = False,
) -> HttpResponse:
    standing = case.standing
    context = {
        "here": here,
        "case": case,
        "form": form,
        "why_not": why_not,
        "coached": coached,
        "preview": preview,
        "offer": OfferForm(),
        "may_send": may_send_letter(standing, at=request.at) if standing is not None else None,
        "appeal": appeal_about(application=case.application, membership=here.membership, seen_by=request.user),
        "ally": AllyForm(),
    }
    wrong = form.errors or why_not.errors
    return page(request, "vetting/decide.html", context, status=422 if wrong or coached else 200)
