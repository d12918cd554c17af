"""The people's roles, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.actions import end_role, give_role, leave_community
from holdspace.communities.forms import LeaveForm, RoleForm
from holdspace.communities.queries import enter, enter_as, member_of, members_with_roles
from holdspace.communities.states import Role
from holdspace.grammar.refusals import Refused
from holdspace.web.access import signed_in
from holdspace.web.pages import page
from holdspace.web.ways import way

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
def members(request: Request, slug: str) -> HttpResponse:
    """Who holds which role, for stewards to give and end them."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    found = members_with_roles(community=here.community, seen_by=request.user, after=request.GET.get("after", ""))
    return page(request, "communities/members.html", {"here": here, "members": found, "roles": Role.choices})


@signed_in
@require_POST
def change_role(request: Request, slug: str, number: int) -> HttpResponse:
    """One role of one member, given or ended by a steward."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    membership = member_of(community=here.community, number=number, seen_by=request.user)
    form = RoleForm(request.POST)
    if form.is_valid():
        act = give_role if form.cleaned_data["held"] else end_role
        try:
            act(
                membership=membership,
                role=Role(form.cleaned_data["role"]),
                by=request.user,
                at=request.at,
                steward=here.membership,
            )
        except Refused as refusal:
            messages.warning(request, str(refusal.verdict.because))
        else:
            messages.success(request, _("Done. It stands in the power record."))
    return redirect("communities:members", slug)


@signed_in
@require_http_methods(["GET", "POST"])
def leave(request: Request, slug: str) -> HttpResponse:
    """Leave by oneself, without reasons."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            leave_community(membership=here.membership, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("You have left. Go well, and thank you for what you gave."))
            return redirect("/")
    return page(request, "communities/leave.html", {"here": here, "form": form, "my_data_url": way("my_data")})
