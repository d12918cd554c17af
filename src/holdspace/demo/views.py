"""Stepping into somebody's shoes, and the demo's mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import login, logout
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from holdspace.demo.queries import demo_is_there, person_of_the_demo
from holdspace.demo.shoes import BY_KIND
from holdspace.grammar.refusals import NothingHere
from holdspace.outbox.queries import demo_mail, demo_mails
from holdspace.people.devices import note_arrival
from holdspace.people.freshness import mark_fresh
from holdspace.web.access import whoever
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_POST
def step_into(request: Request, kind: str) -> HttpResponse:
    """Sign in as the made-up person whose shoes these are, or out as a visitor."""
    shoes = BY_KIND.get(kind)
    if shoes is None or not demo_is_there(seen_by=whoever(request)):
        raise NothingHere
    person = person_of_the_demo(key=shoes.who, seen_by=whoever(request)) if shoes.who else None
    logout(request)
    if person is not None:
        login(request, person, backend=BACKEND)
        note_arrival(request)
        mark_fresh(request.session, at=request.at)  # no code is asked again of somebody made up
    return redirect(shoes.leads_to)


@require_GET
def mail(request: Request) -> HttpResponse:
    """Every mail that the demo would have sent, the newest first."""
    _only_in_the_demo(request)
    return page(request, "demo/mail.html", {"mails": demo_mails(seen_by=whoever(request))})


@require_GET
def one_mail(request: Request, name: str) -> HttpResponse:
    """One of them."""
    _only_in_the_demo(request)
    found = demo_mail(name=name, seen_by=whoever(request))
    if found is None:
        raise NothingHere
    return page(request, "demo/one_mail.html", {"mail": found})


def _only_in_the_demo(request: Request) -> None:
    if not demo_is_there(seen_by=whoever(request)):
        raise NothingHere
