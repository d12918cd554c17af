"""What I have room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter
from holdspace.invitations.actions import come_back, fold_high, hold_today, say_how_often, start_resting
from holdspace.invitations.forms import FoldForm, HoldsForm, OftenForm
from holdspace.invitations.queries import room_of
from holdspace.invitations.states import Holds
from holdspace.web.access import signed_in
from holdspace.web.pages import page
from holdspace.web.ways import way

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.invitations.queries import Room
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "POST"])
def capacity(request: Request, slug: str) -> HttpResponse:
    """One's own page about it; posting says up to which level one reads today."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    room = room_of(membership=here.membership, seen_by=request.user, at=request.at)
    form = HoldsForm(request.POST or None, initial={"holds": room.holds})
    if request.method == "POST" and form.is_valid():
        holds = Holds(form.cleaned_data["holds"])
        hold_today(membership=here.membership, holds=holds, by=request.user, at=request.at)
        messages.success(request, _("Good. It counts until your day ends."))
        return redirect("invitations:capacity", slug)
    return _capacity(request, here, room, form)


@signed_in
@require_POST
def how_often(request: Request, slug: str) -> HttpResponse:
    """How many invitations a week, and how close together: until one says otherwise."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    form = OftenForm(request.POST)
    if form.is_valid():
        say_how_often(membership=here.membership, by=request.user, at=request.at, **form.cleaned_data)
        messages.success(request, _("Good. We ask no more than that, until you say otherwise."))
        return redirect("invitations:capacity", slug)
    room = room_of(membership=here.membership, seen_by=request.user, at=request.at)
    return _capacity(request, here, room, HoldsForm(initial={"holds": room.holds}), form)


@signed_in
@require_POST
def fold(request: Request, slug: str) -> HttpResponse:
    """Whether high shares always come folded: until one says otherwise."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    folds = bool(request.POST.get("folds"))
    fold_high(membership=here.membership, folds=folds, by=request.user, at=request.at)
    messages.success(request, _("They come folded from now on.") if folds else _("They come as others do from now on."))
    return redirect("invitations:capacity", slug)


@signed_in
@require_POST
def rest(request: Request, slug: str) -> HttpResponse:
    """Rest from now on."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    start_resting(membership=here.membership, by=request.user, at=request.at)
    messages.success(request, _("You are resting. Nothing is asked of you until you come back."))
    return redirect("invitations:capacity", slug)


@signed_in
@require_POST
def back(request: Request, slug: str) -> HttpResponse:
    """Come back in one press, to Today."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    come_back(membership=here.membership, by=request.user, at=request.at)
    messages.success(request, _("Good to have you back."))
    return redirect(way("today", slug, otherwise=f"/c/{slug}/room-today/"))


def _capacity(
    request: Request, here: Inside, room: Room, form: HoldsForm, often: OftenForm | None = None
) -> HttpResponse:
    often = often or OftenForm(initial={"a_week": room.a_week, "often": room.often})
    context = {"here": here, "room": room, "form": form, "often": often}
    context["fold"] = FoldForm(initial={"folds": room.folds_high})
    return page(request, "invitations/capacity.html", context)
