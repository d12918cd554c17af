"""One's own rhythm, in words; and for stewards how giving is spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from holdspace.communities.queries import enter, enter_as
from holdspace.gifts.actions import answer_question, choose_questions
from holdspace.gifts.queries import rhythm_of, spread_of_giving, wants_questions
from holdspace.gifts.rules import LEAST_GIVERS, LEAST_MEMBERS
from holdspace.web.access import signed_in
from holdspace.web.pages import page
from holdspace.web.ways import way

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_safe
def rhythm(request: Request, slug: str) -> HttpResponse:
    """The reader's own: the address names nobody, so that there is no other to ask for."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    told = rhythm_of(person_id=request.user.pk, community_id=here.community.pk, seen_by=request.user, at=request.at)
    ask_url = way("write_ask", slug, otherwise="")
    wants = wants_questions(membership=here.membership, seen_by=request.user)
    context = {"here": here, "rhythm": told, "ask_url": ask_url, "wants_questions": wants}
    return page(request, "gifts/rhythm.html", context)


@signed_in
@require_POST
def not_now(request: Request, slug: str) -> HttpResponse:
    """The small question goes."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    answer_question(membership=here.membership, by=request.user, at=request.at)
    return redirect(way("today", slug, otherwise=f"/c/{slug}/rhythm/"))


@signed_in
@require_POST
def questions(request: Request, slug: str) -> HttpResponse:
    """Whether one wants such questions."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    wanted = request.POST.get("wanted") == "yes"
    choose_questions(membership=here.membership, wanted=wanted, by=request.user, at=request.at)
    told = _("Good. Now and then you are asked again.") if wanted else _("Good. You are not asked any more.")
    messages.success(request, told)
    return redirect("gifts:rhythm", slug)


@signed_in
@require_safe
def spread(request: Request, slug: str) -> HttpResponse:
    """For stewards: whether a few carry what all live from."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    whole = spread_of_giving(community=here.community, seen_by=request.user, at=request.at)
    context = {"here": here, "whole": whole, "least_members": LEAST_MEMBERS, "least_givers": LEAST_GIVERS}
    return page(request, "gifts/spread.html", context)
