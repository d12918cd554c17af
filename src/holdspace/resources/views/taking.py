"""One resource, taking it along, and saying later whether it helped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from holdspace.communities.queries import enter
from holdspace.grammar.refusals import Refused
from holdspace.resources import actions
from holdspace.resources.forms import HowForm
from holdspace.resources.queries import my_taken, read_resource, resource_for, taking_for
from holdspace.resources.states import Answer
from holdspace.resources.views.giving import once
from holdspace.web.access import signed_in
from holdspace.web.forms import fresh_key
from holdspace.web.pages import page
from holdspace.web.returning import back_from

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.web.requests import Request


@signed_in
@require_safe
def show(request: Request, slug: str, number: int) -> HttpResponse:
    """One resource, with what this reader can do about it."""
    return _show(request, enter(slug=slug, seen_by=request.user, at=request.at), number)


@signed_in
@require_safe
def taken(request: Request, slug: str) -> HttpResponse:
    """What one took along."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    after = request.GET.get("after", "")
    found = my_taken(community=here.community, seen_by=request.user, at=request.at, after=after)
    return page(request, "resources/taken.html", {"here": here, "taken": found, "begins": not after})


@signed_in
@require_POST
def take(request: Request, slug: str, number: int) -> HttpResponse:
    """Take it along."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    resource = resource_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    actions.take_resource(resource=resource, by=request.user, at=request.at, once=once(request))
    messages.success(request, _("It is on your list. In two weeks you are asked once whether it helped."))
    return redirect("resources:resource", slug, number)


@signed_in
@require_POST
def how(request: Request, slug: str, number: int) -> HttpResponse:
    """Say whether it helped."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    taking = taking_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    form = HowForm(request.POST)
    if not form.is_valid():
        return _show(request, here, taking.resource_id, how_form=form)
    helped = form.cleaned_data["answer"] == Answer.HELPED
    say = actions.say_it_helped if helped else actions.say_not_for_me
    said = {name: form.cleaned_data[name] for name in ("words", "once")}
    try:
        say(taking=taking, **said, by=request.user, at=request.at)
    except Refused as refusal:
        form.add_error("words", str(refusal.verdict.because))
        return _show(request, here, taking.resource_id, how_form=form)
    told = _("Whoever gave it hears that it helped.") if helped else _("That is fine. Thank you for saying so.")
    messages.success(request, told)
    return redirect(back_from(request.POST, slug, reverse("resources:resource", args=[slug, taking.resource_id])))


@signed_in
@require_POST
def not_after_all(request: Request, slug: str, number: int) -> HttpResponse:
    """It did not help after all."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    taking = taking_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    actions.say_not_after_all(taking=taking, by=request.user, at=request.at, once=once(request))
    messages.success(request, _("Corrected. Nobody is told."))
    return redirect("resources:taken", slug)


@signed_in
@require_POST
def put_back(request: Request, slug: str, number: int) -> HttpResponse:
    """Take it off one's list."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    taking = taking_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    actions.put_back(taking=taking, by=request.user, at=request.at)
    messages.success(request, _("It is off your list."))
    return redirect("resources:taken", slug)


def _show(request: Request, here: Inside, number: int, *, how_form: forms.Form | None = None) -> HttpResponse:
    """The page, with the form that came back, if it did."""
    seen = read_resource(community=here.community, number=number, seen_by=request.user, at=request.at)
    context: dict[str, Any] = {
        "here": here,
        "seen": seen,
        "how_form": how_form or HowForm(),
        "fresh_key": fresh_key,
    }
    return page(request, "resources/resource.html", context, status=422 if how_form else 200)
