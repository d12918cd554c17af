"""The front door, Today, the stewards' page and the power record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from holdspace.communities.queries import (
    all_communities,
    charter_in_force,
    enter,
    enter_as,
    stand_before,
    standing_memberships,
)
from holdspace.grammar.refusals import Refused
from holdspace.home.forms import NotNowForm
from holdspace.home.found import found_page
from holdspace.home.queries import behind_small_line, power_record_page, stewardship_page, today_page
from holdspace.home.small_line import AWAY_DAYS
from holdspace.home.words import could_use_you, greeting, question_of_the_week
from holdspace.invitations.actions import set_aside
from holdspace.invitations.queries import how_it_went
from holdspace.vetting.queries import application_of, joining_now
from holdspace.web.access import signed_in, whoever
from holdspace.web.forms import fresh_key
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.models import Community
    from holdspace.web.requests import Request


@require_GET
def root(request: Request) -> HttpResponse:
    """Today for members; the only community's front door, or a list of several, for everybody else."""
    memberships = standing_memberships(seen_by=whoever(request))
    if memberships:
        first = memberships[0]
        if first.affirmed_version == 0:
            return redirect("communities:affirm", first.community.slug)
        return redirect("home:today", first.community.slug)
    communities = all_communities(seen_by=whoever(request))
    if len(communities) == 1:
        return _door(request, communities[0])
    return page(request, "home/communities.html", {"communities": communities})


@require_GET
def door(request: Request, slug: str) -> HttpResponse:
    """The front door of one community: what it is, for whom, and how joining goes at present."""
    return _door(request, stand_before(slug=slug, seen_by=whoever(request), at=request.at).community)


def _door(request: Request, community: Community) -> HttpResponse:
    looker = whoever(request)
    here = stand_before(slug=community.slug, seen_by=looker, at=request.at)
    application = None
    if looker.actor_id is not None:
        application = application_of(community=community, person_id=looker.actor_id, seen_by=looker)
    joining = joining_now(community=community, seen_by=looker, at=request.at)
    return page(
        request,
        "home/door.html",
        {
            "here": here,
            "charter": charter_in_force(community=community, seen_by=looker, at=request.at),
            "joining": joining,
            "steps": [{"title": title, "note": f"{takes}. {who_reads}"} for title, takes, who_reads in joining.steps],
            "application": application,
        },
    )


@signed_in
@require_GET
def today(request: Request, slug: str) -> HttpResponse:
    """The only home: what could use this person, what they wait for, one question. Then it ends."""
    try:
        inside = enter(slug=slug, seen_by=request.user, at=request.at)
    except Refused:  # welcomed, and the charter not affirmed yet: that comes first
        return redirect("communities:affirm", slug)
    found = today_page(here=inside, seen_by=request.user, at=request.at)
    return page(
        request,
        "home/today.html",
        {
            "here": inside,
            "today": found,
            "fresh_key": fresh_key,
            "in_a_sentence": could_use_you(found.wanted),
            "greeting": greeting(request.user.display_name, request.at),
            "question": found.question or question_of_the_week(request.at),
        },
    )


@signed_in
@require_POST
def not_now(request: Request, slug: str) -> HttpResponse:
    """Wave the small line away; what it was about stays as it is."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    form = NotNowForm(request.POST)
    if form.is_valid():
        thing = behind_small_line(here=here, **form.cleaned_data, seen_by=request.user, at=request.at)
        set_aside(membership=here.membership, about=thing, days=AWAY_DAYS, by=request.user, at=request.at)
    return redirect("home:today", slug)


@signed_in
@require_GET
def find(request: Request, slug: str) -> HttpResponse:
    """One search for the whole place: people, asks, and what one has shared."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    asked = {name: request.GET.get(name, "") for name in ("question", "kind", "after")} | {
        "question": request.GET.get("q", "")
    }
    found = found_page(here=here, seen_by=request.user, at=request.at, **asked)
    addresses = {"q": found.question, "kind": found.kind}
    return page(request, "home/find.html", {"here": here, "found": found, "asked": addresses})


@signed_in
@require_GET
def stewardship(request: Request, slug: str) -> HttpResponse:
    """Who waits for whom since when, what nobody answered yet, asks not met yet."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    return page(
        request,
        "home/stewardship.html",
        {
            "here": here,
            "page": stewardship_page(here=here, seen_by=request.user, at=request.at),
            "lately": how_it_went(community=here.community, seen_by=request.user, at=request.at),
        },
    )


@signed_in
@require_GET
def power_record(request: Request, slug: str) -> HttpResponse:
    """What was done in a role, for every member to read."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    record = power_record_page(here=here, seen_by=request.user, after=request.GET.get("after", ""))
    return page(request, "home/power_record.html", {"here": here, "record": record})
