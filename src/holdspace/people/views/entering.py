"""Signing in: an address, a code, and for somebody new a name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import Refused
from holdspace.people import codes
from holdspace.people.actions import change_address, link_account, welcome_person
from holdspace.people.arriving import let_in
from holdspace.people.forms import AddressForm, CodeForm, NewPersonForm
from holdspace.people.freshness import is_fresh, mark_fresh, only_just
from holdspace.people.linked.provider import provider
from holdspace.people.linked.waiting import vouched_for, wait_no_more, waiting
from holdspace.people.middleware import forget_browser
from holdspace.people.passkeys import possible_here
from holdspace.people.queries import linked_service, person_with_address
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request

MINE = "new-address"  # in place of a page to go to: the address that is being proven is to become one's own


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: Request) -> HttpResponse:
    """One path for everybody: the address, then the code. Whether there is an account makes no difference here."""
    if request.user.is_authenticated:
        return redirect(next_of(request) or "/")
    form = AddressForm(request.POST or None, initial={"email": request.GET.get("email", "")[:254]})
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not within_limits(request, "request_login_code", key=email):
            return too_often(request)
        codes.send_code(request.session, email=email, then=next_of(request), by=VISITOR, at=request.at)
        return redirect("account_confirm_login_code")
    context = {"form": form, "next": next_of(request), "passkeys": possible_here(request), "asked": provider()}
    return page(request, "account/login.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def type_code(request: Request) -> HttpResponse:
    """The code from the mail. Right: in, or on to choosing a name. Wrong: five tries, then a new code."""
    waiting = codes.waiting_for(request.session, at=request.at)
    if waiting is None:
        return _begin_anew(request, "")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and "again" in request.POST:
        return _another_code(request, waiting["email"])
    if request.method == "POST" and form.is_valid():
        if not within_limits(request, "login_failed"):
            return too_often(request)
        typed = codes.type_code(request.session, form.cleaned_data["code"], at=request.at)
        if typed is codes.Typed.RIGHT:
            return _proven(request)
        if typed is codes.Typed.OVER:
            return _begin_anew(request, waiting["then"])
        form.add_error("code", _("This is not the code in our last mail. Please look at it once more."))
    context = {"form": form, "email": waiting["email"], "may_resend": waiting["resent"] < codes.RESENDS}
    return page(request, "account/confirm_login_code.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def sign_up(request: Request) -> HttpResponse:
    """Whoever has proven an address that nobody has an account with says what to call them, and is in.

    What a linked service vouches for is enough to make an account, and never to come into one that is there already.
    """
    proven = codes.proven(request.session, at=request.at)
    came = None if proven else vouched_for(request.session, at=request.at)
    new = proven or came
    if request.user.is_authenticated or new is None:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': next_of(request)})}")
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = welcome_person(email=new.email, **form.cleaned_data, by=VISITOR, at=request.at)
        except Refused:  # made in another window meanwhile
            return _proven(request) if proven else redirect(to_a_code(request))
        if came is not None:
            link_account(person=person, issuer=came.issuer, subject=came.subject, by=person, at=request.at)
            wait_no_more(request.session)
        then = new.then or "/"
        if possible_here(request):
            then = f"{reverse('people:passkeys')}?{urlencode({'next': then, 'new': 1})}"
        return let_in(request, person, then, method="linked" if came else "code")
    return page(request, "account/signup.html", {"form": form, "email": new.email})


@require_POST
def sign_out(request: Request) -> HttpResponse:
    """Out, and nothing on this browser tells who was here."""
    logout(request)
    response = redirect("/")
    forget_browser(response)
    return response


@signed_in
@require_http_methods(["GET", "POST"])
def once_more(request: Request) -> HttpResponse:
    """Before what reaches everything: a code to one's own address, though one is signed in."""
    if request.method == "POST":
        email = request.user.email
        if not within_limits(request, "request_login_code", key=email):
            return too_often(request)
        codes.send_code(request.session, email=email, then=next_of(request), by=request.user, at=request.at)
        return redirect("account_confirm_login_code")
    context = {
        "next": next_of(request),
        "has_password": request.user.has_usable_password(),
        "asked": linked_service(seen_by=request.user),
    }
    return page(request, "people/once_more.html", context)


@signed_in
@only_just
@require_http_methods(["GET", "POST"])
def new_address(request: Request) -> HttpResponse:
    """Another address to sign in with: a code goes there, and proves that it is theirs."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not within_limits(request, "request_login_code", key=email):
            return too_often(request)
        codes.send_code(request.session, email=email, then=MINE, by=request.user, at=request.at)
        return redirect("account_confirm_login_code")
    return page(request, "people/new_address.html", {"form": form})


def next_of(request: Request) -> str:
    """Where they were going, if that is a page of ours; "" otherwise."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None, require_https=request.is_secure())
    return wanted if safe and wanted.startswith("/") and len(wanted) <= 1000 else ""


def within_limits(request: Request, action: str, *, key: str | None = None, app: str = "allauth.account") -> bool:
    """Count one more of these, by address and by the machine it comes from; False when that was often enough."""
    return bool(ratelimit.consume(request, app=app, action=action, key=key))


def too_often(request: Request) -> HttpResponse:
    """A page that says to wait."""
    return page(request, "web/429.html", status=429)


def to_a_code(request: Request) -> str:
    """Where somebody goes whom a linked service knows and we do not: a mailed code first, then the question whether to
    link. Never straight in, whatever address the service names: docs/people.md says why.
    """
    came = waiting(request.session, at=request.at)
    messages.success(request, _("Nearly there: have a code mailed once, so that we know which account is yours."))
    query = {"next": reverse("people:linked")} | ({"email": came.email} if came and came.email else {})
    return f"{reverse('account_login')}?{urlencode(query)}"


def _proven(request: Request) -> HttpResponse:
    proven = codes.proven(request.session, at=request.at)
    if proven is None:
        return _begin_anew(request, "")
    if request.user.is_authenticated:
        codes.forget_address(request.session)
        if request.user.email == proven.email:
            mark_fresh(request.session, at=request.at)
        elif proven.then == MINE and is_fresh(request.session, at=request.at):
            return _take_address(request, proven.email)
        return redirect("people:me" if proven.then == MINE else proven.then or "/")
    person = person_with_address(email=proven.email, seen_by=VISITOR)
    return let_in(request, person, proven.then) if person else redirect("account_signup")


def _take_address(request: Request, email: str) -> HttpResponse:
    try:
        change_address(person=request.user, email=email, by=request.user, at=request.at)
    except Refused as refused:
        messages.warning(request, str(refused.verdict.because))
    else:
        messages.success(request, _("From now on the code goes to %(email)s.") % {"email": email})
    return redirect("people:me")


def _another_code(request: Request, email: str) -> HttpResponse:
    if not within_limits(request, "request_login_code", key=email):
        return too_often(request)
    if codes.send_again(request.session, by=VISITOR, at=request.at):
        messages.success(request, _("We sent another code. The one before does not open the door any more."))
    else:
        messages.warning(request, _("We have sent this many codes already. Please look for the last one."))
    return redirect("account_confirm_login_code")


def _begin_anew(request: Request, then: str) -> HttpResponse:
    if request.method == "POST":
        messages.warning(request, _("This code is not good any more. Here you get a new one."))
    return redirect(f"{reverse('account_login')}?{urlencode({'next': then})}" if then else reverse("account_login"))
