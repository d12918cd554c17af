"""The bar at the top of demo pages. Stands in the list of middleware only while demo mode is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from holdspace.demo.shoes import ALL, EMAIL_OF

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from holdspace.web.requests import Request


class DemoBar:
    """Hangs the bar on the request, rendered only when a page shows it."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.demo_bar = _Bar(request)  # type: ignore[attr-defined]
        return self.get_response(request)


class _Bar:
    """Says itself as HTML to whoever escapes it."""

    def __init__(self, request: Request) -> None:
        self._request = request

    def __html__(self) -> str:
        email = self._request.user.email if self._request.user.is_authenticated else ""
        kind = EMAIL_OF.get(email or "", "") if email else "visitor"
        name = self._request.user.name if email else ""
        return render_to_string(
            "demo/bar.html",
            {"all_shoes": ALL, "kind": kind, "name": name, "csrf_token": get_token(self._request)},
            using="jinja2",
        )

    def __bool__(self) -> bool:
        return True
