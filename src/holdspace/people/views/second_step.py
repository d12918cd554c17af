"""The second step of coming in: asked on the way, turned on and off, codes on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.people import second_step
from holdspace.people.actions import make_codes_anew, take_second_step, turn_second_step_off, turn_second_step_on
from holdspace.people.arriving import finish, forget_first_step, one_try_less, person_of_first_step
from holdspace.people.forms import SecondStepForm
from holdspace.people.freshness import only_just
from holdspace.people.queries import my_unlocking
from holdspace.people.views.entering import too_often, within_limits
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from holdspace.web.requests import Request


@never_cache
@require_http_methods(["GET", "POST"])
def second(request: Request) -> HttpResponse:
    """After the code or the password: what the app shows, or a code on paper. Five tries, then from the beginning."""
    person = person_of_first_step(request)
    if person is None:
        return redirect("account_login")
    form = SecondStepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not within_limits(request, "second_step", key=str(person.pk)):
            return too_often(request)
        worth = take_second_step(person=person, code=form.cleaned_data["code"], by=person, at=request.at)
        if worth:
            if worth == "paper":
                left = len(second_step.codes_left(person))
                messages.warning(request, _("This code is used up. You have %(n)s left.") % {"n": left})
            return finish(request, person)
        if not one_try_less(request):
            messages.warning(request, _("That was five times. Please begin anew."))
            return redirect("account_login")
        form.add_error("code", _("This code does not open the door. Codes of the app change every half minute."))
    return page(request, "account/second_step.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def begin_anew(request: Request) -> HttpResponse:
    """Not this person after all, or not now."""
    forget_first_step(request)
    return redirect("account_login")


@signed_in
@only_just
@never_cache
@require_http_methods(["GET", "POST"])
def change(request: Request) -> HttpResponse:
    """Turn it on with the first code of the app; where it is on, the codes on paper, and turning it off."""
    on = second_step.is_on(request.user)
    secret = "" if on else second_step.new_secret(request.session)
    form = SecondStepForm(request.POST or None)
    if not on and request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["code"]
        try:
            turn_second_step_on(person=request.user, secret=secret, code=typed, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error("code", str(refusal.verdict.because))
        else:
            second_step.forget_secret(request.session)
            messages.success(request, _("It is on. Please keep these codes somewhere safe before you go on."))
            return redirect("people:second_step")
    context = {
        "form": form,
        "on": on,
        "unlocking": my_unlocking(seen_by=request.user),
        "secret": " ".join(secret[n : n + 4] for n in range(0, len(secret), 4)),
        "codes": second_step.codes_left(request.user) if on else [],
    }
    return page(request, "people/second_step.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
@only_just
@never_cache
def picture(request: Request) -> HttpResponse:
    """What the app takes with the camera; nothing once the step is on."""
    if second_step.is_on(request.user) or second_step.IN_SESSION not in request.session:
        raise NothingHere
    svg = second_step.picture(request.user, second_step.new_secret(request.session))
    return HttpResponse(svg, content_type="image/svg+xml")


@signed_in
@only_just
@require_http_methods(["GET", "POST"])
def off(request: Request) -> HttpResponse:
    """Without it again."""
    if request.method == "POST" and turn_second_step_off(person=request.user, by=request.user, at=request.at):
        messages.success(request, _("It is off. A code or a password opens the door by itself again."))
    return redirect("people:second_step")


@signed_in
@only_just
@require_http_methods(["GET", "POST"])
def codes(request: Request) -> HttpResponse:
    """Ten new codes on paper."""
    if request.method == "POST":
        make_codes_anew(person=request.user, by=request.user, at=request.at)
        messages.success(request, _("Here are ten new codes. Those before do not open the door any more."))
    return redirect("people:second_step")
