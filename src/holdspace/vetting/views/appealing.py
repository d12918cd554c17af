"""After the letter: the applicant's one answer, the offer, and the second look by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import stand_before
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.vetting.actions.appealing import (
    agree_to_second_look,
    ask_for_second_look,
    propose_second_look,
    take_back_second_look,
)
from holdspace.vetting.actions.saying import answer_offer, reply_to_letter
from holdspace.vetting.forms.deciding import ReplyForm, SecondAnswerForm, SecondLookForm
from holdspace.vetting.queries import application_of, letter_of
from holdspace.vetting.queries.after import offer_to
from holdspace.vetting.queries.appealing import second_case
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_POST
def after_letter(request: Request, slug: str) -> HttpResponse:
    """The applicant's presses: talk first or send it, answer once, ask for a second look."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = application_of(community=here.community, person_id=request.user.pk, seen_by=request.user)
    if application is None:
        raise NothingHere
    said, by, at = request.POST.get("said"), request.user, request.at
    try:
        if said in {"talk", "letter"}:
            decision = offer_to(application=application, seen_by=by)
            if decision is None:
                raise NothingHere
            answer_offer(decision=decision, answer=said, by=by, at=at)
            messages.success(request, _("Passed on.") if said == "talk" else _("Your letter is here."))
        elif said == "reply":
            letter, form = letter_of(application=application, seen_by=by), ReplyForm(request.POST)
            if letter is None or not form.is_valid():
                raise NothingHere
            given = form.cleaned_data
            reply_to_letter(decision=letter, reply=given["reply"], way_back=given["way_back"], by=by, at=at)
            messages.success(request, _("Passed on to those who decided."))
        elif said == "second_look":
            asked = SecondLookForm(request.POST)
            words = asked.cleaned_data["words"] if asked.is_valid() else ""
            ask_for_second_look(application=application, words=words, by=by, at=at)
            messages.success(request, _("Others will look, who had no part in it."))
        else:
            raise NothingHere
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
    return redirect("vetting:status", slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def second_look(request: Request, slug: str, number: int) -> HttpResponse:
    """For two who had no part, and allies from outside: everything there is, and what they answer."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    case = second_case(community=here.community, number=number, seen_by=request.user, at=request.at)
    said, by, at = request.POST.get("said"), request.user, request.at
    form = SecondAnswerForm(request.POST if said == "propose" else None)
    try:
        if said == "propose" and form.is_valid():
            propose_second_look(appeal=case.appeal, **form.cleaned_data, by=by, at=at)
            messages.success(request, _("Proposed. It stands once another who had no part has agreed."))
            return redirect("vetting:second_look", slug, number)
        if said == "agree":
            agree_to_second_look(appeal=case.appeal, by=by, at=at)
            messages.success(request, _("Answered, by two."))
            return redirect("vetting:second_look", slug, number)
        if said == "take_back":
            take_back_second_look(appeal=case.appeal, by=by, at=at)
            messages.success(request, _("It is open again."))
            return redirect("vetting:second_look", slug, number)
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
    context = {"here": here, "case": case, "form": form}
    return page(request, "vetting/second_look.html", context, status=422 if form.errors else 200)
