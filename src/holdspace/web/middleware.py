"""The edge of the program: the time of a request, the zone, and how refusals become pages."""

from __future__ import annotations

import zoneinfo
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.shortcuts import redirect
from django.utils import timezone

from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.web.pages import page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from holdspace.web.requests import Request

    Answer = Callable[[Request], HttpResponse]


class RequestTime:
    """One aware UTC time per request, as `request.at`; below here nothing reads the clock."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.at = timezone.now()
        return self.get_response(request)


NUL = "\x00"


class WithoutNul:
    """Takes out of what was sent the one letter that PostgreSQL cannot keep and nobody can type; an address with it
    leads nowhere. Some pages read single words without a form, which would have refused it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if NUL in request.path_info:
            return page(request, "web/404.html", status=404)
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = _without_nul(request.GET)
        if request.method == "POST" and _has_nul(request.POST):
            request.POST = _without_nul(request.POST)
        return self.get_response(request)


def _has_nul(sent: QueryDict) -> bool:
    return any(NUL in word for name, values in sent.lists() for word in (name, *values))


def _without_nul(sent: QueryDict) -> Any:
    found = QueryDict(mutable=True)
    for name, values in sent.lists():
        found.setlist(name.replace(NUL, ""), [value.replace(NUL, "") for value in values])
    found._mutable = False  # as Django's own
    return found


class PersonsZone:
    """Times on pages are in the person's own zone; signed-in pages are never kept by the browser."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        signed_in = request.user.is_authenticated
        if signed_in:
            try:
                timezone.activate(zoneinfo.ZoneInfo(request.user.time_zone))
            except (zoneinfo.ZoneInfoNotFoundError, ValueError):
                timezone.deactivate()
        else:
            timezone.deactivate()
        response = self.get_response(request)
        if signed_in:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class Refusals:
    """Turns what actions and queries raise into pages."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: Request, problem: Exception) -> HttpResponse | None:
        """A visitor is asked to sign in first, whatever is there or not."""
        if isinstance(problem, NothingHere):
            if not request.user.is_authenticated:
                return redirect_to_sign_in(request)
            return page(request, "web/404.html", status=404)
        if isinstance(problem, Refused):
            return page(request, "web/refused.html", {"because": problem.verdict.because}, status=403)
        if isinstance(problem, AlreadyMoved):
            return page(request, "web/409.html", {"told": problem.told}, status=409)
        return None


def redirect_to_sign_in(request: Request) -> HttpResponse:
    """To signing in, and back here afterwards."""
    from urllib.parse import urlencode

    return redirect(f"/account/login/?{urlencode({'next': request.get_full_path()})}")
