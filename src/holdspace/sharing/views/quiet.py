"""One's own past shares, what one can hold today, and whom one does not read for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from holdspace.communities.queries import enter
from holdspace.invitations.actions import hold_today
from holdspace.invitations.forms import HoldsForm
from holdspace.invitations.states import Holds
from holdspace.sharing import actions
from holdspace.sharing.actions import lift_mute, lift_note_mute, mute_person
from holdspace.sharing.forms import MuteForm
from holdspace.sharing.queries import (
    my_mutes,
    my_note_mutes,
    my_past,
    my_past_to_print,
    one_mute,
    one_note_mute,
    one_share,
    search_my_past,
)
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_safe
def mine(request: Request, slug: str) -> HttpResponse:
    """One's own shares; `words` searches them, `print` gives them on one page."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whose: Any = {"membership": here.membership, "seen_by": request.user, "at": request.at}
    words = request.GET.get("words", "").strip()[:80]
    context: dict[str, Any] = {"here": here, "words": words, "older": "", "whole": "print" in request.GET}
    if words:
        context["past"] = search_my_past(words=words, **whose)
    elif context["whole"]:
        context["past"] = my_past_to_print(**whose)
    else:
        found = my_past(**whose, after=request.GET.get("after", ""))
        context |= {"past": found.items, "older": found.older}
    return page(request, "sharing/mine.html", context)


@signed_in
@require_POST
def hold(request: Request, slug: str) -> HttpResponse:
    """Up to which level one reads today, said where one reads."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    form = HoldsForm(request.POST)
    if form.is_valid():
        holds = Holds(form.cleaned_data["holds"])
        hold_today(membership=here.membership, holds=holds, by=request.user, at=request.at)
        messages.success(request, _("Good. It counts until your day ends."))
    return redirect("sharing:shares", slug)


@signed_in
@require_safe
def muted(request: Request, slug: str) -> HttpResponse:
    """Whom one does not read for a while; each can be lifted."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whose: Any = {"membership": here.membership, "seen_by": request.user, "at": request.at}
    context = {"here": here, "mutes": my_mutes(**whose), "note_mutes": my_note_mutes(**whose)}
    return page(request, "sharing/muted.html", context)


@signed_in
@require_POST
def mute(request: Request, slug: str, number: int) -> HttpResponse:
    """Whoever shared this is not read for a while."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    form = MuteForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose for how long."))
        return redirect("sharing:share", slug, number)
    days = form.cleaned_data["days"]
    mute_person(membership=here.membership, whom_id=found.author_id, days=days, by=request.user, at=request.at)
    messages.success(request, _("What they share stays away from your page. They are not told."))
    return redirect("sharing:muted", slug)


@signed_in
@require_POST
def lift(request: Request, slug: str, number: int) -> HttpResponse:
    """One reads them again."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_mute(membership=here.membership, number=number, seen_by=request.user)
    lift_mute(mute=found, by=request.user, at=request.at)
    return redirect("sharing:muted", slug)


@signed_in
@require_POST
def mute_note(request: Request, slug: str, number: int) -> HttpResponse:
    """What stands under the content note of this share is not read for a while."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    form = MuteForm(request.POST)
    note = found.content_note or ""
    if not note or not form.is_valid():
        messages.warning(request, _("Choose for how long.") if note else _("Nothing was said beforehand here."))
        return redirect("sharing:share", slug, number)
    days = form.cleaned_data["days"]
    actions.mute_note(membership=here.membership, note=note, days=days, by=request.user, at=request.at)
    messages.success(request, _("What stands under these words stays away from your page. Nobody is told."))
    return redirect("sharing:muted", slug)


@signed_in
@require_POST
def lift_note(request: Request, slug: str, number: int) -> HttpResponse:
    """One reads these again."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_note_mute(membership=here.membership, number=number, seen_by=request.user)
    lift_note_mute(mute=found, by=request.user, at=request.at)
    return redirect("sharing:muted", slug)
