"""A password beside the mailed code, for who wants one: coming in with it, choosing it, doing without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import Refused
from holdspace.people.actions import choose_password, drop_password, sign_out_elsewhere
from holdspace.people.arriving import let_in
from holdspace.people.forms import EnterForm, PasswordForm
from holdspace.people.freshness import mark_fresh, only_just
from holdspace.people.passwords import is_right
from holdspace.people.queries import person_with_address
from holdspace.people.views.entering import next_of, too_often, within_limits
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@never_cache
@require_http_methods(["GET", "POST"])
def enter_with_password(request: Request) -> HttpResponse:
    """Address and password. The same answer and the same work for an address without an account, without a password,
    and for a wrong one.
    """
    if request.user.is_authenticated:
        return redirect(next_of(request) or "/")
    form = EnterForm(request.POST or None, initial={"email": request.GET.get("email", "")[:254]})
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not within_limits(request, "password", key=email):
            return too_often(request)
        person = person_with_address(email=email, seen_by=VISITOR)
        if is_right(person, form.cleaned_data["password"]) and person is not None:
            return let_in(request, person, next_of(request), method="password")
        form.add_error(None, _("Address and password do not belong together here. You can always have a code mailed."))
    context = {"form": form, "next": next_of(request)}
    return page(request, "account/password.html", context, status=422 if form.errors else 200)


@signed_in
@only_just
@never_cache
@require_http_methods(["GET", "POST"])
def password(request: Request) -> HttpResponse:
    """Choose one, or another one. Everywhere else one is signed out."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["password"]
        try:
            choose_password(person=request.user, password=chosen, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error("password", str(refusal.verdict.because))
        else:
            return _kept(request, _("Kept. Everywhere else you are signed out."))
    context = {"form": form, "has_one": request.user.has_usable_password()}
    return page(request, "people/password.html", context, status=422 if form.errors else 200)


@signed_in
@only_just
@require_http_methods(["GET", "POST"])
def without_password(request: Request) -> HttpResponse:
    """The mailed code alone again."""
    if request.method == "POST" and drop_password(person=request.user, by=request.user, at=request.at):
        return _kept(request, _("Your password is gone. The mailed code opens the door."))
    return redirect("people:password")


@signed_in
@require_POST
def once_more(request: Request) -> HttpResponse:
    """It is still them: shown by the password, before what reaches everything."""
    if not within_limits(request, "password", key=request.user.email):
        return too_often(request)
    if is_right(request.user, request.POST.get("password", "")[:200]):
        mark_fresh(request.session, at=request.at)
        return redirect(next_of(request) or "people:me")
    messages.warning(request, _("This is not your password. You can also have a code mailed."))
    return redirect("people:once_more")


def _kept(request: Request, told: str) -> HttpResponse:
    update_session_auth_hash(request, request.user)
    sign_out_elsewhere(here=request.session.session_key or "", by=request.user, at=request.at)
    messages.success(request, told)
    return redirect("people:me")
