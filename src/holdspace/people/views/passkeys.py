"""Making, naming, removing and using passkeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import Login
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.grammar.refusals import NothingHere
from holdspace.people.actions import add_passkey, remove_passkey, rename_passkey, stop_unlocking
from holdspace.people.devices import note_arrival
from holdspace.people.forms import PasskeyForm, PasskeyNameForm
from holdspace.people.freshness import mark_fresh, only_just, only_just_then
from holdspace.people.passkeys import ask_to_make, ask_to_use, possible_here, was_made, whose
from holdspace.people.queries import my_passkey, my_passkeys
from holdspace.people.views.entering import next_of, too_often, within_limits
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@never_cache
@require_http_methods(["GET", "POST"])
def enter_with_passkey(request: Request) -> HttpResponse:
    """GET: what to ask the device, as JSON. POST: its answer; right, and the person is in."""
    if not possible_here(request):
        raise NothingHere
    if request.method == "GET":
        return JsonResponse(ask_to_use())
    if not within_limits(request, "webauthn_login", app="allauth.mfa"):
        return too_often(request)
    passkey = whose(request.POST)
    if passkey is None or not passkey.user.is_active:
        messages.warning(request, _("This passkey did not work here. You can always have a code mailed."))
        return redirect("account_login")
    stop_unlocking(person=passkey.user, by=passkey.user, at=request.at)  # who has it has not lost it
    login = Login(user=passkey.user, redirect_url=next_of(request) or "/")
    response: HttpResponse = perform_passwordless_login(request, passkey, login)
    mark_fresh(request.session, at=request.at)
    note_arrival(request)
    return response


@signed_in
@only_just
@require_http_methods(["GET"])
def passkeys(request: Request) -> HttpResponse:
    """One's own, and making one more. `new` in the address: the offer after the first sign-in."""
    return _page(request, PasskeyForm(initial={"name": _("This device")}))


@signed_in
@only_just
@require_http_methods(["GET", "POST"])
def make_passkey(request: Request) -> HttpResponse:
    """GET: what to ask the device, as JSON. POST: its answer and a name."""
    if not possible_here(request):
        raise NothingHere
    if request.method == "GET":
        return JsonResponse(ask_to_make(request.user))
    form = PasskeyForm(request.POST)
    if form.is_valid() and not was_made(form.cleaned_data["credential"]):
        form.add_error(None, _("The device did not finish. Nothing was changed: try once more, or leave it for now."))
    if not form.is_valid():
        return _page(request, form)
    answer = form.cleaned_data
    add_passkey(name=answer["name"], credential=answer["credential"], by=request.user, at=request.at)
    messages.success(request, _("Done. Next time you can come in with your passkey."))
    return redirect(next_of(request) or "people:passkeys")


@signed_in
@only_just
@require_http_methods(["GET", "POST"])
def name_passkey(request: Request, passkey_id: int) -> HttpResponse:
    """Call one's own passkey something else."""
    passkey = my_passkey(passkey_id=passkey_id, seen_by=request.user)
    form = PasskeyNameForm(request.POST or None, initial={"name": passkey.name})
    if request.method == "POST" and form.is_valid():
        rename_passkey(passkey_id=passkey_id, name=form.cleaned_data["name"], by=request.user, at=request.at)
        return redirect("people:passkeys")
    return page(request, "people/passkey.html", {"form": form, "passkey": passkey})


@signed_in
@only_just_then("people:passkeys")
@require_POST
def drop_passkey(request: Request, passkey_id: int) -> HttpResponse:
    """Nobody comes in with it any more; the mailed code stays."""
    remove_passkey(passkey_id=passkey_id, by=request.user, at=request.at)
    messages.success(request, _("Removed. Your device may still list it; it does not open the door any more."))
    return redirect("people:passkeys")


def _page(request: Request, form: PasskeyForm) -> HttpResponse:
    context = {
        "form": form,
        "passkeys": my_passkeys(seen_by=request.user),
        "possible": possible_here(request),
        "new": "new" in request.GET,
        "next": next_of(request),
    }
    return page(request, "people/passkeys.html", context)
