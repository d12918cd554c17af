"""What one may practice with, and its verification by a steward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter, enter_as
from holdspace.directory import actions
from holdspace.directory.forms import CredentialForm, RenewForm, VerifyForm
from holdspace.directory.lists import label_of
from holdspace.directory.queries import (
    credential_to_verify,
    credentials_to_verify,
    my_credential,
    my_credentials,
)
from holdspace.directory.seen import credential_seen
from holdspace.grammar.refusals import Refused
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "POST"])
def mine(request: Request, slug: str) -> HttpResponse:
    """One's own, and a form to add one."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    form = CredentialForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_credential(membership=here.membership, **form.cleaned_data, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Kept. Its number is encrypted."))
            return redirect("directory:credentials", slug)
    rows = [(one, credential_seen(one, at=request.at)) for one in my_credentials(seen_by=request.user)]
    context = {"here": here, "form": form, "rows": rows, "renew": RenewForm()}
    return page(request, "directory/credentials.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def renew(request: Request, slug: str, number: int) -> HttpResponse:
    """A new day on which it ends."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    credential = my_credential(number=number, seen_by=request.user)
    form = RenewForm(request.POST)
    if form.is_valid():
        actions.renew_credential(
            credential=credential, membership=here.membership, **form.cleaned_data, by=request.user, at=request.at
        )
        messages.success(request, _("Kept."))
    else:
        messages.error(request, _("Which day? Nothing was changed."))
    return redirect("directory:credentials", slug)


@signed_in
@require_POST
def take_away(request: Request, slug: str, number: int) -> HttpResponse:
    """Take one away."""
    enter(slug=slug, seen_by=request.user, at=request.at)
    credential = my_credential(number=number, seen_by=request.user)
    actions.take_credential_away(credential=credential, by=request.user, at=request.at)
    messages.success(request, _("It is gone, with its number."))
    return redirect("directory:credentials", slug)


@signed_in
@require_http_methods(["GET", "HEAD"])
def to_verify(request: Request, slug: str) -> HttpResponse:
    """What people here asked the stewards to look at."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    found = credentials_to_verify(
        community=here.community, seen_by=request.user, at=request.at, after=request.GET.get("after", "")
    )
    context = {
        "here": here,
        "rows": [(one, label_of("jurisdiction", one.jurisdiction, {})) for one in found.items],
        "older": found.older,
        "forms": {one.pk: VerifyForm(auto_id=f"how{one.pk}_%s") for one in found.items},
    }
    return page(request, "directory/to_verify.html", context)


@signed_in
@require_POST
def verify(request: Request, slug: str, number: int) -> HttpResponse:
    """A steward says how they looked at it."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    whose = {"community": here.community, "seen_by": request.user, "at": request.at}
    credential = credential_to_verify(number=number, **whose)
    form = VerifyForm(request.POST)
    if form.is_valid():
        actions.verify_credential(
            credential=credential, steward=here.membership, **form.cleaned_data, by=request.user, at=request.at
        )
        messages.success(request, _("Verified. Its owner is told, and their profile says when."))
    else:
        messages.error(request, _("Choose how you looked at it. Nothing was changed."))
    return redirect("directory:to_verify", slug)
