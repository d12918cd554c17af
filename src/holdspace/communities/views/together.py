"""Once a season: how do we together live what we agreed?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.actions import answer_pulse, ask_each_season
from holdspace.communities.forms import PulseForm, SwitchForm
from holdspace.communities.queries import earlier_pulses, enter, enter_as, has_answered, pulse_open, pulse_told
from holdspace.communities.rules import PULSE_NEEDS
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "POST"])
def together(request: Request, slug: str) -> HttpResponse:
    """The question that is open, and the earlier ones."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whose: dict[str, Any] = {"community": here.community, "seen_by": request.user}
    pulse = pulse_open(**whose, at=request.at)
    form, coached, hints = PulseForm(request.POST if request.method == "POST" else None), None, request.user.wants_hints
    if request.method == "POST" and pulse is None:
        raise NothingHere
    if pulse is not None and asks_the_coach(request.POST):
        coached = look(request.POST, field="words", slug=slug, wants_hints=hints)
        form = PulseForm(initial=as_typed(request.POST, coached, field="words"))
    elif pulse is not None and request.method == "POST" and form.is_valid():
        coached = before_publishing(request.POST, form.cleaned_data["words"], slug=slug, wants_hints=hints)
        if coached is None:
            try:
                answer_pulse(
                    pulse=pulse,
                    membership=here.membership,
                    answers=form.answers,
                    words=form.cleaned_data["words"],
                    by=request.user,
                    at=request.at,
                )
            except Refused as refusal:
                form.add_error(None, str(refusal.verdict.because))
            else:
                messages.success(request, _("Thank you. Nobody can tell it from the others' any more, you neither."))
                return redirect("communities:together", slug)
    context = {
        "here": here,
        "pulse": pulse,
        "answered": pulse is not None and has_answered(pulse=pulse, membership=here.membership, seen_by=request.user),
        "form": form,
        "coached": coached,
        "earlier": earlier_pulses(**whose),
        "needs": PULSE_NEEDS,
    }
    return page(request, "communities/together.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def told(request: Request, slug: str, season: str) -> HttpResponse:
    """What was said in one season, whole, to all."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = pulse_told(community=here.community, season=season, seen_by=request.user)
    return page(request, "communities/told.html", {"here": here, "told": found})


@signed_in
@require_POST
def switch(request: Request, slug: str) -> HttpResponse:
    """A steward says whether the question is asked each season."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    form = SwitchForm(request.POST)
    if form.is_valid():
        ask_each_season(
            community=here.community,
            asks=form.cleaned_data["on"],
            steward=here.membership,
            by=request.user,
            at=request.at,
        )
        messages.success(request, _("Done. It stands in the power record."))
    return redirect("communities:together", slug)
