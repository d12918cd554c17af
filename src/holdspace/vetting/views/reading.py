"""The readers' pages: the queue, taking, passing by, the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.queries import enter, enter_as
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.grammar.verdicts import YES
from holdspace.vetting.actions import decline_reading, finish_reading, hand_on_reading, keep_reading, take_reading
from holdspace.vetting.forms.marking import MarksForm, mark_name
from holdspace.vetting.forms.ties import HowKnownForm
from holdspace.vetting.queries import (
    desk_of,
    lately_decided,
    own_review,
    readable_application,
    to_decide,
    to_read,
    waits_for_others,
    who_waits,
)
from holdspace.vetting.queries.appealing import open_appeals
from holdspace.vetting.queries.practice import may_read_here
from holdspace.vetting.rules import hands_over_at
from holdspace.vetting.states import ApplicationState, ReviewState
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from holdspace.communities.queries import Inside
    from holdspace.vetting.models import Application
    from holdspace.web.requests import Request


def come_behind(request: Request, slug: str) -> Inside:
    """The community for reviewers and stewards; `NothingHere` for everybody else."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    if not (here.is_reviewer or here.is_steward):
        raise NothingHere
    return here


@signed_in
@require_safe
def queue(request: Request, slug: str) -> HttpResponse:
    """What waits to be read and to be decided; for stewards also who waits for whom."""
    here = come_behind(request, slug)
    me, by, at = here.membership, request.user, request.at
    lines = to_read(membership=me, seen_by=by, at=at)
    context = {
        "here": here,
        "mine": [line for line in lines if line.begun],
        "open": [line for line in lines if not line.begun],
        "waits": waits_for_others(membership=me, seen_by=by, at=at),
        "deciding": to_decide(membership=me, seen_by=by, at=at),
        "appeals": open_appeals(membership=me, seen_by=by, at=at),
        "decided": lately_decided(membership=me, seen_by=by, at=at),
        "may_read": may_read_here(membership=me, seen_by=by) if here.is_reviewer else YES,
        "waiting": [w for w in who_waits(community=here.community, seen_by=by, at=at) if w.for_reading],
    }
    return page(request, "vetting/queue.html", context)


@signed_in
@require_POST
def take(request: Request, slug: str, number: int) -> HttpResponse:
    """Take one to read."""
    here = enter_as("reviewer", slug=slug, seen_by=request.user, at=request.at)
    application = _near(request, here, number)
    form = HowKnownForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("A little shorter, please: how you know them."))
        return redirect("vetting:opening", slug, number)
    try:
        take_reading(
            application=application,
            membership=here.membership,
            by=request.user,
            at=request.at,
            how_known=form.cleaned_data["how_known"],
        )
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
        return redirect("vetting:queue", slug)  # which leads to the answers to practise on, where that is why
    return redirect("vetting:desk", slug, number)


@signed_in
@require_POST
def pass_by(request: Request, slug: str, number: int) -> HttpResponse:
    """Not this one: one press, no reason."""
    here = enter_as("reviewer", slug=slug, seen_by=request.user, at=request.at)
    application = _near(request, here, number)
    decline_reading(application=application, membership=here.membership, by=request.user, at=request.at)
    messages.success(request, _("Fine. Somebody else is asked. Nobody is told, and nothing is held against it."))
    return redirect("vetting:queue", slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: Request, slug: str, number: int) -> HttpResponse:
    """Each answer beside its criteria. Keeping is always possible; final is final."""
    here = enter_as("reviewer", slug=slug, seen_by=request.user, at=request.at)
    review = own_review(membership=here.membership, number=number, seen_by=request.user, at=request.at)
    shown = desk_of(review=review, seen_by=request.user)
    finishing = request.POST.get("then") == "finish"
    form = MarksForm(shown, request.POST if request.method == "POST" else None, finishing=finishing)
    if request.method == "POST":
        whole = form.is_valid()
        keep_reading(review=review, marks=form.marks, by=request.user, at=request.at)
        if whole and not finishing:
            messages.success(request, _("Kept. Nobody but you sees it so far."))
            return redirect("vetting:queue", slug)
        if whole:
            try:
                finish_reading(review=review, membership=here.membership, by=request.user, at=request.at)
            except Refused as refusal:
                form.add_error(None, str(refusal.verdict.because))
            else:
                messages.success(request, _("Thank you. Your reading is final."))
                return redirect("vetting:queue", slug)
    final = review.state == ReviewState.FINAL
    context = {
        "here": here,
        "desk": shown,
        "form": form,
        "mark_name": mark_name,
        "hands_over_at": hands_over_at(review),
        "known": HowKnownForm(initial={"how_known": review.how_known}),
        "all_have_read": final and shown.application.state not in {ApplicationState.SENT, ApplicationState.IN_READING},
    }
    template = "vetting/own_reading.html" if final else "vetting/desk.html"
    return page(request, template, context, status=422 if form.errors else 200)


@signed_in
@require_POST
def keep(request: Request, slug: str, number: int) -> HttpResponse:
    """Keeps marks while somebody reads: 204 when kept, 422 where something is too long."""
    here = enter_as("reviewer", slug=slug, seen_by=request.user, at=request.at)
    review = own_review(membership=here.membership, number=number, seen_by=request.user, at=request.at)
    form = MarksForm(desk_of(review=review, seen_by=request.user), request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    keep_reading(review=review, marks=form.marks, by=request.user, at=request.at)
    return HttpResponse(status=204)


@signed_in
@require_POST
def hand_on(request: Request, slug: str, number: int) -> HttpResponse:
    """A steward asks somebody else, once the day that the applicant was told is over."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    application = _near(request, here, number)
    try:
        hand_on_reading(application=application, steward=here.membership, by=request.user, at=request.at)
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
    else:
        messages.success(request, _("Others can take it now. Whoever had it knows that nothing is left to do."))
    return redirect("vetting:queue", slug)


def _near(request: Request, here: Inside, number: int) -> Application:
    return readable_application(membership=here.membership, number=number, seen_by=request.user, at=request.at)
