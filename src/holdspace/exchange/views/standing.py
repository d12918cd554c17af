"""Standing offers: the list, the page of one, and every press on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from holdspace.communities.queries import enter
from holdspace.exchange import actions
from holdspace.exchange.forms import PlacesForm
from holdspace.exchange.queries import (
    my_standing_offers,
    read_standing,
    standing_draft_of,
    standing_for,
    standing_offers,
)
from holdspace.exchange.states import AskKind
from holdspace.grammar.refusals import AlreadyMoved, Refused
from holdspace.web.access import signed_in
from holdspace.web.forms import OnceForm, fresh_key
from holdspace.web.pages import page
from holdspace.web.returning import back_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.exchange.models import StandingOffer
    from holdspace.web.requests import Request


@signed_in
@require_safe
def offers(request: Request, slug: str) -> HttpResponse:
    """What the others offer until further notice, and one's own."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    kind, after = request.GET.get("kind", ""), request.GET.get("after", "")
    found = standing_offers(community=here.community, seen_by=request.user, at=request.at, kind=kind, after=after)
    mine = [] if after else my_standing_offers(community=here.community, seen_by=request.user, at=request.at)
    context = {
        "here": here,
        "offers": found,
        "mine": mine,
        "kind": kind if kind in AskKind.values else "",
        "begins": not after,
        "kinds": AskKind.choices,
        "draft": standing_draft_of(membership=here.membership, seen_by=request.user),
    }
    return page(request, "exchange/standing_offers.html", context)


@signed_in
@require_safe
def show(request: Request, slug: str, number: int) -> HttpResponse:
    """One standing offer, with what this reader can do about it."""
    return _show(request, enter(slug=slug, seen_by=request.user, at=request.at), number)


@signed_in
@require_POST
def take(request: Request, slug: str, number: int) -> HttpResponse:
    """Take a place; whoever came a moment too late reads on the offer's page what they can do."""
    _here, standing = _found(request, slug, number)
    try:
        exchange = actions.take_place(standing=standing, by=request.user, at=request.at, once=_once(request))
    except AlreadyMoved as late:
        messages.warning(request, str(late.told))
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
    else:
        messages.success(request, _("The place is yours. Here the two of you can write to each other."))
        return redirect("conversations:thread", slug, exchange.thread_id or 0)
    return redirect("exchange:standing", slug, number)


@signed_in
@require_POST
def change(request: Request, slug: str, number: int) -> HttpResponse:
    """Say how many places there are."""
    here, standing = _found(request, slug, number)
    form = PlacesForm(request.POST)
    if not form.is_valid():
        return _show(request, here, number, form=form)
    actions.change_places(standing=standing, **form.cleaned_data, by=request.user, at=request.at)
    messages.success(request, _("Kept, and it stands."))
    return redirect("exchange:standing", slug, number)


@signed_in
@require_POST
def confirm(request: Request, slug: str, number: int) -> HttpResponse:
    """It still stands."""
    return _pressed(request, slug, number, actions.confirm_standing, _("It stands. You are asked again in two months."))


@signed_in
@require_POST
def pause(request: Request, slug: str, number: int) -> HttpResponse:
    """Not at the moment."""
    return _pressed(request, slug, number, actions.pause_standing, _("Paused. What is under way goes on."))


@signed_in
@require_POST
def resume(request: Request, slug: str, number: int) -> HttpResponse:
    """Offer it again."""
    return _pressed(request, slug, number, actions.resume_standing, _("It stands again."))


@signed_in
@require_POST
def end(request: Request, slug: str, number: int) -> HttpResponse:
    """Not offered any more."""
    told = _("Ended. Thank you for what you gave; what is under way goes on.")
    return _pressed(request, slug, number, actions.end_standing, told)


def _pressed(request: Request, slug: str, number: int, act: Callable[..., StandingOffer], told: str) -> HttpResponse:
    _here, standing = _found(request, slug, number)
    act(standing=standing, by=request.user, at=request.at, once=_once(request))
    messages.success(request, told)
    return redirect(back_from(request.POST, slug, reverse("exchange:standing", args=[slug, number])))


def _found(request: Request, slug: str, number: int) -> tuple[Inside, StandingOffer]:
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    return here, standing_for(community=here.community, number=number, seen_by=request.user, at=request.at)


def _show(request: Request, here: Inside, number: int, *, form: PlacesForm | None = None) -> HttpResponse:
    seen = read_standing(community=here.community, number=number, seen_by=request.user, at=request.at)
    begins = {"places": seen.offer.places if seen.offer.every_month else max(1, seen.offer.left)}
    context = {
        "here": here,
        "seen": seen,
        "places_form": form or PlacesForm(initial=begins),
        "fresh_key": fresh_key,
    }
    return page(request, "exchange/standing.html", context, status=422 if form else 200)


def _once(request: Request) -> str:
    """The one-time key of a button; a press without one is simply not guarded against being doubled."""
    form = OnceForm(request.POST)
    return form.cleaned_data["once"] if form.is_valid() else ""
