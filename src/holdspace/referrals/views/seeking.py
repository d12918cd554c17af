"""Looking for a colleague, and what can be done with one's own referral."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter
from holdspace.directory.lists import payer_suggestions
from holdspace.directory.queries import additions
from holdspace.grammar.refusals import Refused
from holdspace.referrals import actions
from holdspace.referrals.forms import SEVERAL, SeekForm, languages_offered
from holdspace.referrals.queries import as_last_time, referral_for
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, could_identify, look
from holdspace.web.forms import OnceForm
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.referrals.models import Referral
    from holdspace.web.coaching import Coached
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request, slug: str) -> HttpResponse:
    """Say what is sought in a colleague; whoever fits is asked at once."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    added = [(one.facet, one.key, one.label) for one in additions(community=here.community, seen_by=request.user)]
    last = as_last_time(membership=here.membership, seen_by=request.user)
    form = SeekForm(request.POST, added=added) if request.method == "POST" else SeekForm(added=added, initial=last)
    coached = None
    if asks_the_coach(request.POST):
        coached = look(request.POST, field="note", kind="ask", slug=slug, wants_hints=request.user.wants_hints)
        typed = as_typed(request.POST, coached, field="note")
        form = SeekForm(added=added, initial=typed | {name: request.POST.getlist(name) for name in SEVERAL})
    elif request.method == "POST" and form.is_valid() and (coached := _coached(request, form, slug)) is None:
        try:
            referral = actions.seek_colleague(
                membership=here.membership, **form.sought(), by=request.user, at=request.at
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("It is said, without a word about anybody. You hear from who has room."))
            return redirect("referrals:referral", slug, referral.pk)
    context = {"here": here, "form": form, "coached": coached, "as_last_time": any(last.values()) and not form.is_bound}
    context |= {"languages": languages_offered(), "payers": payer_suggestions()}
    return page(request, "referrals/write.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def extend(request: Request, slug: str, number: int) -> HttpResponse:
    """Still looked for: good for another 30 days."""
    actions.extend_referral(referral=_mine(request, slug, number), by=request.user, at=request.at, once=once(request))
    messages.success(request, _("It is good for another 30 days."))
    return redirect("referrals:referral", slug, number)


@signed_in
@require_POST
def found(request: Request, slug: str, number: int) -> HttpResponse:
    """Somebody was found."""
    actions.say_found(referral=_mine(request, slug, number), by=request.user, at=request.at, once=once(request))
    messages.success(request, _("Good. Nobody is asked any more."))
    return redirect("referrals:referral", slug, number)


@signed_in
@require_POST
def let_go(request: Request, slug: str, number: int) -> HttpResponse:
    """Let it go."""
    referral = _mine(request, slug, number)
    actions.let_go_of_referral(referral=referral, by=request.user, at=request.at, once=once(request))
    messages.success(request, _("You let it go. Nobody is asked any more."))
    return redirect("referrals:mine", slug)


def once(request: Request) -> str:
    """The one-time key of a button; a press without one is simply not guarded against being doubled."""
    form = OnceForm(request.POST)
    return form.cleaned_data["once"] if form.is_valid() else ""


def _mine(request: Request, slug: str, number: int) -> Referral:
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    return referral_for(community=here.community, number=number, seen_by=request.user, at=request.at)


def _coached(request: Request, form: SeekForm, slug: str) -> Coached | None:
    """What the coach says of the line before anybody is asked; a short field that names somebody is the form's to
    mend."""
    hints = request.user.wants_hints
    coached = before_publishing(request.POST, form.cleaned_data["note"], kind="ask", slug=slug, wants_hints=hints)
    for name in ("region", "payer"):
        if why := could_identify(form.cleaned_data[name], kind="ask"):
            form.add_error(name, why)
    if form.errors:
        return coached or look(request.POST, field="note", kind="ask", slug=slug, wants_hints=hints)
    return coached
