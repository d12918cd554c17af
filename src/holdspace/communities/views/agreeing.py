"""The charter, how its versions differ, and saying yes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from holdspace.communities.actions import affirm_charter
from holdspace.communities.forms import PART_NAMES, AffirmForm
from holdspace.communities.queries import (
    came_from,
    changes_in,
    changes_since,
    charter_in_force,
    charter_version,
    charter_versions,
    stand_before,
)
from holdspace.grammar.refusals import NothingHere
from holdspace.web.access import signed_in, whoever
from holdspace.web.pages import page
from holdspace.web.ways import way

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


def charter(request: Request, slug: str) -> HttpResponse:
    """The charter in force; anybody may read it, because whoever comes must know what this is."""
    here = stand_before(slug=slug, seen_by=whoever(request), at=request.at)
    return page(
        request,
        "communities/charter.html",
        {
            "here": here,
            "charter": charter_in_force(community=here.community, seen_by=whoever(request), at=request.at),
            "versions": charter_versions(community=here.community, seen_by=whoever(request), at=request.at),
        },
    )


def version(request: Request, slug: str, number: int) -> HttpResponse:
    """One version whole, and what was new in it; as open as the charter itself."""
    here = stand_before(slug=slug, seen_by=whoever(request), at=request.at)
    found = charter_version(community=here.community, number=number, seen_by=whoever(request), at=request.at)
    context = {
        "here": here,
        "charter": found,
        "changes": changes_in(found, seen_by=whoever(request)),
        "part_names": PART_NAMES,
        "proposal": came_from(found, seen_by=whoever(request)) if here.is_inside else None,
    }
    return page(request, "communities/version.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def affirm(request: Request, slug: str) -> HttpResponse:
    """A welcomed member says yes to the charter in force; the rooms open with it."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    if here.membership is None:
        raise NothingHere
    current = charter_in_force(community=here.community, seen_by=request.user, at=request.at)
    form = AffirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        first = here.membership.affirmed_version == 0
        affirm_charter(membership=here.membership, charter=current, by=request.user, at=request.at)
        if first:
            messages.success(request, _("Welcome. It is good that you are here."))
            return redirect(way("after_first_affirmation", slug, otherwise=f"/c/{slug}/"))
        return redirect(way("today", slug, otherwise=f"/c/{slug}/"))
    context = {
        "here": here,
        "charter": current,
        "form": form,
        "changes": changes_since(here.membership.affirmed_version, current, seen_by=request.user),
        "part_names": PART_NAMES,
    }
    return page(request, "communities/affirm.html", context)
